import { MAX_SCORE } from '../../score';
import { errorIssue, warningIssue, type ModelIssue } from '../issue';
import type { ModelParts } from '../parts';

/** Buckets out of order, out of reach, or too narrow for the hysteresis. */
export function checkBuckets(parts: ModelParts): ModelIssue[] {
	return [...checkOrder(parts), ...checkReach(parts), ...checkHysteresis(parts)];
}

function checkOrder({ buckets = [] }: ModelParts): ModelIssue[] {
	return buckets.flatMap(({ from }, i) => {
		const path = `buckets.${i}.from`;
		const before = buckets[i - 1]?.from;
		if (i === 0 && from !== undefined && from !== 0) {
			const problem = 'the lowest bucket starts at 0, so that nobody falls out';
			return [errorIssue({ path, found: from, problem, allowed: '0' })];
		}
		if (from === undefined || before === undefined || from > before) return [];
		const problem = `${from} must be above ${before}: order buckets from low to high`;
		return [errorIssue({ path, found: from, problem, allowed: `above ${before}` })];
	});
}

/** Buckets above what all pillars together can reach; without the highest there is nothing to act on. */
function checkReach({ buckets = [], pillars = [], score }: ModelParts): ModelIssue[] {
	const caps = pillars.map(({ cap }) => cap ?? MAX_SCORE);
	const reach = Math.min(
		MAX_SCORE,
		caps.reduce((sum, cap) => sum + cap, 0),
	);
	if (pillars.length === 0 || score?.combine !== 'engagement') return [];
	return buckets.flatMap(({ key, from = 0 }, i) => {
		if (from <= Math.round(reach)) return [];
		const isHighest = key === 'hot' || i === buckets.length - 1;
		const issue = isHighest ? errorIssue : warningIssue;
		return [
			issue({
				path: `buckets.${i}.from`,
				found: from,
				problem: `nobody can reach ${from}: the caps of the pillars add up to ${reach}`,
				allowed: `at most ${reach}`,
			}),
		];
	});
}

/** A bucket that the way down skips, because the one above is not left before its lower end. */
function checkHysteresis({ buckets = [], hysteresis }: ModelParts): ModelIssue[] {
	if (!hysteresis) return [];
	const { points } = hysteresis;
	const skipped = buckets.slice(0, -1).filter(({ from = 0 }, i) => {
		const width = (buckets[i + 1].from ?? Infinity) - from;
		return width > 0 && points >= width;
	});
	if (skipped.length === 0) return [];
	const names = skipped.map(({ label, key }) => label ?? key).join(', ');
	return [
		warningIssue({
			path: 'hysteresis.points',
			found: points,
			problem: `${points} points are at least the whole width of ${names}, which a falling score will skip`,
			allowed: 'less than the width of every bucket',
		}),
	];
}
