import type { Timelines } from '../scoring';

/** The purpose of being kept on file: with it data is kept for longer after a procedure. */
export const RETENTION = 'retention';

const DAY_MS = 86_400_000;

/** For how long data is kept. */
export interface RetentionRules {
	/** Days after a procedure ended, without consent; 28 is what Dutch practice holds to be fit. */
	withoutConsentDays: number;
	/** Days after consent was given or renewed; 365 likewise. */
	withConsentDays: number;
	/** Days before the end in which the person is asked to renew. */
	askBeforeDays: number;
	/** Application statuses that end a procedure, in any case. */
	endStatuses: readonly string[];
}

/** How things stand with one person. */
export interface RetentionStanding {
	/** What is due: nothing yet, to ask for renewal, or to erase. */
	due: 'keep' | 'ask' | 'erase';
	/** Until when the person's data may be kept, UTC ms; null while no clock runs. */
	keepUntil: number | null;
	/** Why: in a sentence. */
	because: string;
}

/**
 * Until when a person's data may be kept, by what is known of their procedures and their consent.
 *
 * The clock starts when the last procedure that is known has ended; while one goes on, or none ever began and no consent
 * to be kept was given, none runs. Consent to be kept on file holds for its own time from when it was last given; whoever
 * withdrew it falls back to the end of the procedure. Whoever was hired is an employee, and not for this clock.
 */
export function retentionOf(
	timelines: Timelines,
	rules: RetentionRules,
	nowMs: number,
): RetentionStanding {
	const ended = endOfProcedures(timelines, rules, nowMs);
	const consent = lastConsent(timelines, nowMs);
	if (ended === 'open') return keep('A procedure goes on.');
	const ends = [
		...(ended === null ? [] : [ended + rules.withoutConsentDays * DAY_MS]),
		...(consent === null ? [] : [consent + rules.withConsentDays * DAY_MS]),
	];
	if (ends.length === 0) return keep('No procedure is known, and no consent to be kept on file.');
	const keepUntil = Math.max(...ends);
	const because =
		consent !== null && keepUntil === consent + rules.withConsentDays * DAY_MS
			? `Consent to be kept on file of ${dateOf(consent)} holds for ${rules.withConsentDays} days.`
			: `The last procedure ended on ${dateOf(ended ?? nowMs)}; data is kept for ${rules.withoutConsentDays} days after it.`;
	if (keepUntil <= nowMs) return { due: 'erase', keepUntil, because };
	const isNear = keepUntil - nowMs <= rules.askBeforeDays * DAY_MS;
	return { due: isNear ? 'ask' : 'keep', keepUntil, because };
}

function keep(because: string): RetentionStanding {
	return { due: 'keep', keepUntil: null, because };
}

/** When the last procedure ended, UTC ms; null where there was none. */
function endOfProcedures(
	{ statuses }: Timelines,
	{ endStatuses }: RetentionRules,
	nowMs: number,
): number | 'open' | null {
	const ends = new Set(endStatuses.map((status) => status.trim().toLowerCase()));
	const latest = new Map<string, { at: number; status: string }>();
	for (const [at, status, subject] of statuses)
		if (at <= nowMs) latest.set(subject, { at, status: status.trim().toLowerCase() });
	if (latest.size === 0) return null;
	const last = [...latest.values()];
	if (last.some(({ status }) => !ends.has(status))) return 'open';
	return Math.max(...last.map(({ at }) => at));
}

/** When consent to be kept was last given; null where it was not, or was withdrawn since. */
function lastConsent({ consents }: Timelines, nowMs: number): number | null {
	const words = consents.filter(([at, purpose]) => purpose === RETENTION && at <= nowMs);
	const at = words.at(-1)?.[0];
	if (at === undefined || words.some((word) => word[0] === at && word[2] === 0)) return null;
	return at;
}

function dateOf(atMs: number): string {
	return new Date(atMs).toISOString().slice(0, 10);
}
