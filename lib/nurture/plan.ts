import { DateTime } from 'luxon';
import { belongsTo, type Addressee } from './audience';
import { NurtureError } from './errors';
import type { Sequence, Step } from './sequence/types';

/** What became of a step. */
export interface StepRecord {
	/** `unknown`: nobody can tell whether it arrived. */
	outcome: 'sent' | 'skipped' | 'failed' | 'unknown';
	/** UTC milliseconds. */
	at: number;
}

/** A candidate in a sequence, as far as planning goes. */
export interface Enrolment {
	/** UTC milliseconds. */
	enrolledAt: number;
	/** By key of the step. */
	steps: Readonly<Record<string, StepRecord>>;
}

/** What comes next for an enrolment. */
export type Plan =
	| {
			kind: 'step';
			step: Step;
			/** From when on, UTC ms. What forbids it then is the governor's matter. */
			dueAt: number;
			/** Steps before it that are for others. */
			skipped: string[];
	  }
	| { kind: 'finished'; skipped: string[] };

/**
 * Tells the next step of an enrolment.
 *
 * Days are local days of the candidate: a step of day 4 is due from the start of the fourth day after that of the
 * enrolment. A step that went out late moves the later ones along, so that the gaps between mails stay as written.
 *
 * @param timezone - of the candidate, IANA
 * @throws {NurtureError} `bad-zone`
 */
export function planNext(
	{ steps }: Pick<Sequence, 'steps'>,
	enrolment: Enrolment,
	who: Addressee,
	timezone: string,
): Plan {
	const skipped: string[] = [];
	for (const step of steps) {
		if (Object.hasOwn(enrolment.steps, step.key)) continue;
		if (belongsTo(who, step.when))
			return { kind: 'step', step, dueAt: dueAt(step, steps, enrolment, timezone), skipped };
		skipped.push(step.key);
	}
	return { kind: 'finished', skipped };
}

function dueAt(
	step: Step,
	steps: readonly Step[],
	{ enrolledAt, steps: records }: Enrolment,
	timezone: string,
): number {
	const planned = addDays(enrolledAt, step.afterDays, timezone);
	const late = steps
		.filter(({ key, afterDays }) => afterDays < step.afterDays && isMail(records, key))
		.map(({ key, afterDays }) => addDays(records[key].at, step.afterDays - afterDays, timezone));
	return Math.max(planned, ...late);
}

function isMail(records: Enrolment['steps'], key: string): boolean {
	return Object.hasOwn(records, key) && records[key].outcome !== 'skipped';
}

/** The start of the local day so many days later; for 0 days the moment itself. */
function addDays(atMs: number, days: number, timezone: string): number {
	const at = DateTime.fromMillis(atMs, { zone: timezone });
	if (!at.isValid)
		throw new NurtureError(
			'bad-zone',
			`"${timezone}" is not a time zone`,
			'Use an IANA name like Europe/Amsterdam.',
		);
	return days === 0 ? atMs : at.startOf('day').plus({ days }).startOf('day').toMillis();
}
