import { loadSequence, saveSequence, type Sequence, type SequenceInput } from '../../lib/nurture';
import { loadExamples } from '../../lib/nurture/content/loadExamples';
import type { NurtureStore, SequenceVersion } from '../../lib/store';

/** Who publishes an example that is used as it is. */
const BUNDLED = 'n8n-nodes-candidate-journey';

/**
 * The version of a sequence that candidates enter now. An example that nobody has published is published as it is the
 * first time it is used, and again where a later release brings another one.
 *
 * @throws {NurtureError} `unknown-sequence`
 */
export async function liveSequence(nurture: NurtureStore, key: string): Promise<Sequence> {
	const latest = await nurture.sequences.get(key);
	if (latest && latest.by !== BUNDLED) return await loadSequence(nurture, key);
	const example = (await loadExamples()).find((one) => one.key === key);
	if (example && !isSame(example, latest?.definition)) await publish(nurture, example);
	return await loadSequence(nurture, key);
}

/** The examples of whose key nobody has published a sequence of their own. */
export async function untouchedExamples(
	versions: readonly SequenceVersion[],
): Promise<SequenceInput[]> {
	const own = new Set(
		versions
			.filter(({ status, by }) => status === 'published' && by !== BUNDLED)
			.map(({ key }) => key),
	);
	return (await loadExamples()).filter(({ key }) => !own.has(key));
}

/** Whether a version is an example as it came. */
export function isBundled({ by }: Pick<SequenceVersion, 'by'>): boolean {
	return by === BUNDLED;
}

async function publish(nurture: NurtureStore, example: SequenceInput): Promise<void> {
	const signature = { by: BUNDLED, note: 'The example as it came', atMs: Date.now() };
	await saveSequence(nurture, example, signature);
	await nurture.sequences.publish(example.key, BUNDLED, signature.note, signature.atMs);
}

/** Whether an example is what is published, whatever its version: compared by the subjects and texts of its mails. */
function isSame(example: SequenceInput, published: unknown): boolean {
	return published !== undefined && mailsOf(example) === mailsOf(published as SequenceInput);
}

function mailsOf({ steps }: Pick<SequenceInput, 'steps'>): string {
	return JSON.stringify(steps.map(({ key, afterDays, content }) => [key, afterDays, content]));
}
