import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Route } from './model/types';
import { lastIndexUpTo, ruleDays, sortDays } from './ruleDays';
import type { Tally } from './tally';
import type { Timelines } from './timeline';

/** Where a candidate should go next, as a function of the day. */
export interface RoutePlan {
	routeOn(day: LocalDay, bucket: string | null, phase: string): Route;
	/** Days on which a route ends by time alone, ascending. */
	changeDays: LocalDay[];
}

/**
 * Prepares a candidate's routing: the first of the model's routes whose conditions all hold.
 *
 * Nobody falls out: where none holds, the candidate is kept warm. So is one who asked for a pause, until it
 * ends.
 */
export function planRoutes(tally: Tally, timelines: Timelines, compiled: CompiledModel): RoutePlan {
	const pauses = timelines.pauses.map(([at, until]) => ({
		from: compiled.toLocalDay(at),
		until: compiled.toLocalDay(until),
	}));
	const plans = compiled.model.routes.map((route) => ({
		route,
		days: route.rules ? ruleDays(tally, route.rules) : null,
		withinDays: route.withinDays ?? Infinity,
	}));
	return {
		routeOn: (day, bucket, phase) => {
			const pause = pauses.findLast(({ from }) => from <= day);
			if (pause && pause.until > day) return 'keepWarm';
			const found = plans.find(({ route, days, withinDays }) => {
				if (route.buckets && (bucket === null || !route.buckets.includes(bucket))) return false;
				if (route.phases && !route.phases.includes(phase)) return false;
				if (days === null) return true;
				const last = lastIndexUpTo(days, day);
				return last >= 0 && day - days[last] < withinDays;
			});
			return found?.route.to ?? 'keepWarm';
		},
		changeDays: sortDays([
			...pauses.flatMap(({ from, until }) => [from, Math.max(from, until)]),
			...plans.flatMap(({ days, withinDays }) =>
				Number.isFinite(withinDays) ? (days ?? []).map((day) => day + withinDays) : [],
			),
		]),
	};
}
