import type { NurtureStore, SequenceDefinition } from '../../store';
import { NurtureError } from '../errors';
import type { MailContent, MailLanguage, Sequence, Step } from '../sequence/types';

/** Published versions that were read: they never change, and their templates are compiled once. */
const known = new WeakMap<NurtureStore, Map<string, Sequence>>();

/**
 * A version of a sequence, the latest one published by default.
 *
 * @throws {NurtureError} `unknown-sequence`
 */
export async function loadSequence(
	nurture: NurtureStore,
	key: string,
	version?: number | 'draft',
): Promise<Sequence> {
	const kept = typeof version === 'number' ? known.get(nurture)?.get(`${version} ${key}`) : null;
	if (kept) return kept;
	const stored = await nurture.sequences.get(key, version);
	if (!stored) throw unknownSequence(key, version);
	// checked when it was saved
	const sequence = stored.definition as unknown as Sequence;
	if (stored.version !== null) remember(nurture, stored.version, sequence);
	return sequence;
}

/** The versions of sequences that are asked for, each read once. */
export async function loadSequences(
	nurture: NurtureStore,
	wanted: ReadonlyArray<{ sequence: string; version: number }>,
): Promise<(one: { sequence: string; version: number }) => Sequence> {
	const loaded = new Map<string, Sequence>();
	for (const { sequence, version } of wanted) {
		const name = `${version} ${sequence}`;
		if (!loaded.has(name)) loaded.set(name, await loadSequence(nurture, sequence, version));
	}
	return ({ sequence, version }) => loaded.get(`${version} ${sequence}`) as Sequence;
}

/**
 * Checks a sequence and keeps it as the draft of its key.
 *
 * @throws {NurtureError} `invalid-sequence`
 */
export async function saveSequence(
	nurture: NurtureStore,
	input: unknown,
	{ by, note, atMs }: { by: string; note: string; atMs: number },
): Promise<Sequence> {
	const { parseSequence } = await import('../sequence/parseSequence');
	const sequence = parseSequence(input);
	const definition = sequence as unknown as SequenceDefinition;
	await nurture.sequences.saveDraft(definition, note, by, atMs);
	return sequence;
}

/** The content of a step for a candidate: of their variant, in their language, or else in that of the sequence. */
export function contentOf(
	sequence: Sequence,
	step: Step,
	variant: string,
	language: string | null,
): { content: MailContent; language: MailLanguage } | null {
	const own = step.variants.find(({ key }) => key === variant)?.content;
	for (const wanted of [language, sequence.language] as MailLanguage[])
		for (const contents of [own, step.content]) {
			const content = contents?.[wanted];
			if (content) return { content, language: wanted };
		}
	return null;
}

function remember(nurture: NurtureStore, version: number, sequence: Sequence): void {
	const versions = known.get(nurture) ?? new Map<string, Sequence>();
	versions.set(`${version} ${sequence.key}`, sequence);
	known.set(nurture, versions);
}

function unknownSequence(key: string, version?: number | 'draft'): NurtureError {
	const which =
		typeof version === 'number' ? `version ${version}` : (version ?? 'published version');
	return new NurtureError(
		'unknown-sequence',
		`There is no ${which} of the sequence "${key}"`,
		'Choose one that is published, or publish its draft first.',
	);
}
