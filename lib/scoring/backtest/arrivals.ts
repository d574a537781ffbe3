import { evaluateOn } from '../evaluate';
import type { Evaluation, Memory } from '../evaluation';
import type { LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import { topBucket } from './migration';
import type { Past } from './past';

/** Days from the first to the last, both included. */
export interface Period {
	from: LocalDay;
	to: LocalDay;
}

/** When a candidate came to need a recruiter. */
export interface ArrivalDays {
	/** Days on which the route became the recruiter's: each is a task. */
	recruiter: LocalDay[];
	/** Days on which the hottest bucket was entered. */
	hot: LocalDay[];
}

/**
 * The days of a period on which a candidate arrived, as the history up to its last day tells it.
 *
 * @param evaluation - of the period's last day
 */
export function arrivalDays(
	past: Past,
	compiled: CompiledModel,
	evaluation: Evaluation,
	period: Period,
): ArrivalDays {
	const top = topBucket(compiled);
	return {
		recruiter: recruiterDays(past, compiled, evaluation, period),
		hot: evaluation.changes
			.filter(({ kind, to }) => kind === 'bucket' && to === top)
			.map(({ day }) => day)
			.filter((day) => isIn(period, day)),
	};
}

function recruiterDays(
	past: Past,
	compiled: CompiledModel,
	evaluation: Evaluation,
	period: Period,
): LocalDay[] {
	const memory = past.upTo(period.to);
	if (!canReachRecruiter(memory, compiled, evaluation)) return [];
	const first = past.days[0];
	const isRecruiters = (day: LocalDay) =>
		day >= first && evaluateOn(memory, compiled, day).route === 'recruiter';
	let before = isRecruiters(period.from - 1);
	return turningDays(past, memory, compiled, evaluation)
		.filter((day) => isIn(period, day))
		.filter((day) => {
			const was = before;
			before = isRecruiters(day);
			return before && !was;
		});
}

/** Rules out, at little cost, most of those who never are a recruiter's; who is left may still not be. */
function canReachRecruiter(
	{ tally }: Memory,
	{ model }: CompiledModel,
	{ changes }: Evaluation,
): boolean {
	return model.routes.some(({ to, buckets, rules }) => {
		if (to !== 'recruiter') return false;
		if (rules && !rules.some((key) => key in tally.counts || key in tally.subjects)) return false;
		return (
			!buckets ||
			changes.some((change) => change.kind === 'bucket' && buckets.includes(String(change.to)))
		);
	});
}

/** Every day on which the route can become another, ascending, each once. */
function turningDays(
	{ days }: Past,
	{ timelines }: Memory,
	{ model, toLocalDay }: CompiledModel,
	{ changes }: Evaluation,
): LocalDay[] {
	const lengths = model.routes.flatMap(({ withinDays }) => withinDays ?? []);
	const turning = new Set(days);
	for (const day of days) for (const length of lengths) turning.add(day + length);
	for (const { day } of changes) turning.add(day);
	for (const [, until] of timelines.pauses) turning.add(toLocalDay(until));
	return [...turning].sort((a, b) => a - b);
}

function isIn({ from, to }: Period, day: LocalDay): boolean {
	return day >= from && day <= to;
}
