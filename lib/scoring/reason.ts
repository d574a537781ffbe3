import type { Explanation } from './explain/explain';
import type { ExplanationLine } from './explain/line';

/** One of the strongest lines of an explanation, in words. */
export interface Reason {
	text: string;
	/** Whole points it contributes now. */
	points: number;
}

/** How many reasons go with a score. */
const STRONGEST = 3;

/** The lines that contribute most, as people would say them; fewer where there are fewer. */
export function strongestReasons(explanation: Explanation, most = STRONGEST): Reason[] {
	return explanation.lines
		.filter((line) => line.contribution > 0 && line.rule !== 'floor')
		.slice(0, most)
		.map((line) => ({ text: describeLine(line), points: line.shown }));
}

/**
 * A line in plain English.
 *
 * @example
 * describeLine(line) //=> 'Vacancy view: 4 times, last on 2026-11-02, counts 9 of 12 points'
 */
export function describeLine(line: ExplanationLine): string {
	if (line.lastOn === null) return describeStanding(line);
	const times = line.count === 1 ? 'once' : `${line.count} times`;
	const points = `counts ${round(line.contribution)} of ${round(line.points)} points`;
	return `${line.label}: ${times}, last on ${line.lastOn}, ${points}`;
}

/** A line that no event stands behind: part of the profile, a penalty for being away, or the floor. */
function describeStanding({ label, points, contribution, rule, count }: ExplanationLine): string {
	if (rule === 'floor' || rule === 'override') return label;
	if (rule === 'inactivity') return `${label}: ${round(points)} points in ${count} steps`;
	const exact = round(contribution);
	return exact === round(points)
		? `${label}: ${exact} points`
		: `${label}: counts ${exact} of ${round(points)} points`;
}

function round(points: number): number {
	return Math.round(points * 10) / 10;
}
