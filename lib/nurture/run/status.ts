import type { KeptMail, MailCount, NurtureStore } from '../../store';

/** How many mails of a step are how far. */
export interface StepStatus {
	step: string;
	queued: number;
	sending: number;
	sent: number;
	failed: number;
	unknown: number;
}

/** How a sequence stands. */
export interface SequenceStatus {
	sequence: string;
	running: number;
	/** Enrolments that ended, by reason; `finished` among them. */
	ended: Record<string, number>;
	/** Mails of each step, by what became of them; in the order of the latest version. */
	steps: StepStatus[];
	/** Mails of which nobody can tell whether they arrived, the latest ones: re-sent only by hand. */
	unknown: KeptMail[];
	/** The latest mails that failed, the latest first. */
	failed: KeptMail[];
}

/** Mails shown one by one, at most. */
const SHOWN = 1_000;

/**
 * Tells how sequences stand, by key.
 *
 * @param sequence - one of them; all when left out
 */
export async function readStatus(
	nurture: NurtureStore,
	sequence?: string,
): Promise<SequenceStatus[]> {
	const [enrolments, mails, unknown, failed, order] = await Promise.all([
		nurture.countEnrolments(sequence),
		nurture.countMails(sequence),
		nurture.mails({ states: ['unknown'], sequence, limit: SHOWN }),
		nurture.mails({ states: ['failed'], sequence, limit: SHOWN }),
		stepOrders(nurture, sequence),
	]);
	const keys = new Set([...order.keys(), ...enrolments.map((one) => one.sequence)]);
	return [...keys].sort().map((key) => {
		const own = enrolments.filter((one) => one.sequence === key);
		const sum = (counts: typeof own) => counts.reduce((all, one) => all + one.enrolments, 0);
		const ended = own.filter(({ endReason }) => endReason !== null);
		const reasons = Map.groupBy(ended, ({ endReason }) => endReason ?? '');
		return {
			sequence: key,
			running: sum(own.filter(({ endReason }) => endReason === null)),
			ended: Object.fromEntries([...reasons].map(([reason, counts]) => [reason, sum(counts)])),
			steps: stepsOf(
				mails.filter((one) => one.sequence === key),
				order.get(key) ?? [],
			),
			unknown: unknown.filter((one) => one.sequence === key),
			failed: failed.filter((one) => one.sequence === key),
		};
	});
}

/** The steps of sequences in the order of the latest version that is published. */
async function stepOrders(
	nurture: NurtureStore,
	sequence: string | undefined,
): Promise<Map<string, string[]>> {
	const versions = await nurture.sequences.list();
	const published = versions.filter(
		({ key, version }) => version !== null && key === (sequence ?? key),
	);
	const keys = [...new Set(published.map(({ key }) => key))];
	const definitions = await Promise.all(keys.map((key) => nurture.sequences.get(key)));
	return new Map(
		definitions.flatMap((stored) => {
			if (!stored) return [];
			const steps = stored.definition.steps as Array<{ key: string }>;
			return [[stored.key, steps.map(({ key }) => key)] as const];
		}),
	);
}

/** Steps that are in no published version any more come last. */
function stepsOf(counts: readonly MailCount[], order: readonly string[]): StepStatus[] {
	const steps = new Set([...order, ...counts.map(({ step }) => step)]);
	return [...steps].map((step) => {
		const status = { step, queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0 };
		for (const one of counts) {
			if (one.step !== step) continue;
			status[one.state === 'claimed' ? 'queued' : one.state] += one.mails;
		}
		return status;
	});
}
