import type { Fading, LocalDay } from '../scoring';

/**
 * Coming changes that a run over candidates writes down for each: so many times they are brought up to date without
 * reading what is remembered of them. What is recorded about somebody writes none: there they would cost more than
 * they save.
 */
export const FADING_STEPS = 16;

/** What fading makes of a candidate. */
export interface Faded {
	/** undefined where score and engagement are what they were. */
	values?: { score: number | null; engagement: number | null };
	nextChangeOn: LocalDay | null;
}

/** Writes down what comes: day, score and engagement of each step, and the day up to which they hold. */
export function writeFading(fading: Fading | undefined): string | null {
	if (!fading || fading.steps.length === 0) return null;
	const steps = fading.steps.flatMap(({ day, score, engagement }) => [day, score, engagement]);
	return JSON.stringify([...steps, fading.until]);
}

/** A candidate who is due, with what was written of what comes; null where nothing was, or under another version. */
export interface FadingRow {
	id: number;
	score: number | null;
	engagement: number | null;
	fading: string | null;
}

/** A candidate and what they have faded to. */
export interface FadedCandidate {
	id: number;
	score: number | null;
	engagement: number | null;
	nextChangeOn: LocalDay | null;
	/** Whether the score or the engagement is another. */
	isChanged: boolean;
}

/** Tells who only fades up to a day, and the ids of those for whom more has to be looked at. */
export function sortOut(
	rows: readonly FadingRow[],
	today: LocalDay,
): { fading: FadedCandidate[]; others: number[] } {
	const fading: FadedCandidate[] = [];
	const others: number[] = [];
	for (const row of rows) {
		const faded = row.fading === null ? null : fadeTo(row.fading, today);
		if (faded) fading.push(takeOver(row, faded));
		else others.push(row.id);
	}
	return { fading, others };
}

function takeOver(
	{ id, score, engagement }: FadingRow,
	{ values, nextChangeOn }: Faded,
): FadedCandidate {
	if (!values) return { id, score, engagement, nextChangeOn, isChanged: false };
	const isChanged = values.score !== score || values.engagement !== engagement;
	return { id, ...values, nextChangeOn, isChanged };
}

/** What was written makes of a day; null where it does not reach that far. */
export function fadeTo(written: string, today: LocalDay): Faded | null {
	const values = JSON.parse(written) as Array<number | null>;
	const until = values[values.length - 1];
	if (until !== null && until <= today) return null;
	const end = values.length - 1;
	let next = 0;
	while (next < end && (values[next] ?? 0) <= today) next += 3;
	const nextChangeOn = next < end ? values[next] : until;
	if (next === 0) return { nextChangeOn };
	return { values: { score: values[next - 2], engagement: values[next - 1] }, nextChangeOn };
}
