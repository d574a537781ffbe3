import type { Fading, LocalDay } from '../scoring';

/**
 * Coming changes that a run over candidates writes down for each: so many times they are brought up to date without
 * reading what is remembered of them. What is recorded about somebody writes none: there they would cost more than
 * they save.
 */
export const FADING_STEPS = 16;

const DAY_WIDTH = 6;
/** Of a score and of an engagement, which are 0–100; blank where there is none. */
const VALUE_WIDTH = 3;
const BLANK = ' '.repeat(VALUE_WIDTH);
const STEP_WIDTH = DAY_WIDTH + 2 * VALUE_WIDTH;
const NEVER = '9'.repeat(DAY_WIDTH);

/**
 * Writes down what comes, so that a statement can take it over: day, score and engagement of each step, and the day up
 * to which they hold, in columns of fixed width.
 */
export function writeFading(fading: Fading | undefined): string | null {
	if (!fading || fading.steps.length === 0) return null;
	const steps = fading.steps.map(
		({ day, score, engagement }) => writeDay(day) + writeValue(score) + writeValue(engagement),
	);
	return steps.join('') + (fading.until === null ? NEVER : writeDay(fading.until));
}

/** A day as it is written there: the later, the greater, also as a text. */
export function writeDay(day: LocalDay): string {
	return String(day).padStart(DAY_WIDTH, '0');
}

function writeValue(value: number | null): string {
	return value === null ? BLANK : String(value).padStart(VALUE_WIDTH);
}

/**
 * What a statement makes of what was written in a snapshot `s`.
 *
 * @param today - names the parameter with the day, as {@link writeDay} gives it
 */
export function fadingSql(today: string) {
	const stepsOver = `CASE ${stepsUpTo(FADING_STEPS, today)} END`;
	const textAt = (start: number, width: number) =>
		`substr(s.fading, ${STEP_WIDTH} * (${stepsOver}) + ${start + 1}, ${width})`;
	const changes = `${dayOf(0)} <= ${today}`;
	const value = (column: string, start: number) => `
		${column} = CASE WHEN ${changes}
			THEN CAST(nullif(${textAt(start - STEP_WIDTH, VALUE_WIDTH)}, '${BLANK}') AS INTEGER)
			ELSE s.${column} END`;
	return {
		/** Whether it reaches as far as the day; not where nothing was written. */
		reaches: `${stepsOver} IS NOT NULL`,
		/** Whether the score or the engagement is another by then. */
		changes,
		/** Brings the snapshot up to the day. */
		takeOver: `
			${value('score', DAY_WIDTH)},
			${value('engagement', DAY_WIDTH + VALUE_WIDTH)},
			next_change_on = CAST(nullif(${textAt(0, DAY_WIDTH)}, '${NEVER}') AS INTEGER),
			fading = substr(s.fading, ${STEP_WIDTH} * (${stepsOver}) + 1)`,
	};
}

/** How many steps are over. Past the end there is no text, which no day is less than. */
function stepsUpTo(most: number, today: string): string {
	const whens: string[] = [];
	for (let i = 0; i <= most; i++) whens.push(`WHEN ${dayOf(i)} > ${today} THEN ${i}`);
	return whens.join(' ');
}

function dayOf(step: number): string {
	return `substr(s.fading, ${STEP_WIDTH * step + 1}, ${DAY_WIDTH})`;
}
