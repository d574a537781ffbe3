import { DateTime } from 'luxon';
import type { CompiledModel } from '../model/compileModel';
import type { Explanation } from './explain';
import { add, type ExplanationLine } from './line';
import type { Outlook } from './outlook';

/** How many lines a sentence names. */
const NAMED = 5;

/**
 * An explanation in plain English: where a candidate stands, from what it adds up, what was lost, what comes next.
 *
 * @example
 * 'Hot with 70 of 100 points = 29 Webinar attended + 25 Appointment booked + 16 from 3 others. Time has taken 11
 * points, caps 1 point. Without new activity: Warm from 21 May 2026.'
 */
export function describeExplanation(
	explanation: Explanation,
	bucket: string | null,
	outlook: Outlook | null,
	{ model }: CompiledModel,
): string {
	const { score, lines, decisions } = explanation;
	if (score === null && decisions.length > 0) return decisions.join(' ');
	if (score === null)
		return 'No points yet: nothing this person did is worth points in this model.';
	const name = model.buckets.find(({ key }) => key === bucket)?.label ?? bucket ?? 'No bucket';
	const next = outlook
		? `Without new activity: ${outlook.label} from ${formatDate(outlook.on)}.`
		: `Without new activity: stays ${name}.`;
	return [
		`${name} with ${score} of 100 points${sumInWords(lines)}.`,
		...lossesOf(lines),
		...decisions,
		next,
	].join(' ');
}

/** The lines as a sum; all but the largest as one number. */
function sumInWords(lines: readonly ExplanationLine[]): string {
	const shown = lines
		.filter((line) => line.shown !== 0)
		.sort((a, b) => Math.abs(b.shown) - Math.abs(a.shown));
	const others = shown.slice(shown.length > NAMED + 1 ? NAMED : shown.length);
	const parts = shown
		.slice(0, shown.length - others.length)
		.sort((a, b) => b.shown - a.shown)
		.map((line) => `${line.shown} ${line.label}`);
	if (others.length > 0)
		parts.push(`${add(others.map((line) => line.shown))} from ${others.length} others`);
	return parts.length === 0 ? '' : ` = ${parts.join(' + ').replaceAll('+ -', '− ')}`;
}

function lossesOf(lines: readonly ExplanationLine[]): string[] {
	const gains = lines.filter(({ points }) => points > 0);
	const faded = Math.round(add(gains.map((line) => line.points * (1 - line.decayFactor))));
	const capped = Math.round(
		add(gains.map(({ lost }) => lost.ruleMaximum + lost.accumulation + lost.pillarCap + lost.clip)),
	);
	const parts = [
		...(faded > 0 ? [`time has taken ${pointsOf(faded)}`] : []),
		...(capped > 0 ? [`caps ${pointsOf(capped)}`] : []),
	].join(', ');
	return parts === '' ? [] : [`${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`];
}

function pointsOf(points: number): string {
	return points === 1 ? '1 point' : `${points} points`;
}

function formatDate(on: string): string {
	return DateTime.fromISO(on, { locale: 'en' }).toFormat('d MMMM yyyy');
}
