import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Route, ScoringModel } from './model/types';
import { lastIndexUpTo, ruleDays } from './ruleDays';
import type { Tally } from './tally';
import type { Timelines } from './timeline';

/** From when until when a candidate does not want to be approached. */
interface Pause {
	from: LocalDay;
	until: LocalDay;
}

/**
 * Where a candidate should go next, as a function of the day: the first of the model's routes whose conditions all hold.
 *
 * Nobody falls out: where none holds, the candidate is kept warm. So is one who asked for a pause, until it
 * ends.
 */
export class RoutePlan {
	private readonly routes: ScoringModel['routes'];

	/** Of each route the days on which its rules were met, ascending; null for one that asks for none. */
	private readonly met: Array<LocalDay[] | null> = [];

	private readonly pauses: Pause[] = [];

	constructor(tally: Tally, { pauses }: Timelines, { model, toLocalDay }: CompiledModel) {
		this.routes = model.routes;
		for (const { rules } of this.routes) this.met.push(rules ? ruleDays(tally, rules) : null);
		for (const [at, until] of pauses)
			this.pauses.push({ from: toLocalDay(at), until: toLocalDay(until) });
	}

	routeOn(day: LocalDay, bucket: string | null, phase: string): Route {
		const pause = this.pauses.findLast(({ from }) => from <= day);
		if (pause && pause.until > day) return 'keepWarm';
		for (let i = 0; i < this.routes.length; i++) {
			const { buckets, phases, withinDays = Infinity, to } = this.routes[i];
			if (buckets && (bucket === null || !buckets.includes(bucket))) continue;
			if (phases && !phases.includes(phase)) continue;
			const days = this.met[i];
			if (days === null) return to;
			const last = lastIndexUpTo(days, day);
			if (last >= 0 && day - days[last] < withinDays) return to;
		}
		return 'keepWarm';
	}

	/** Adds every day on which a route ends by time alone. */
	addChangeDays(days: LocalDay[]): void {
		for (const { from, until } of this.pauses) days.push(from, Math.max(from, until));
		for (let i = 0; i < this.routes.length; i++) {
			const { withinDays } = this.routes[i];
			if (withinDays === undefined) continue;
			for (const day of this.met[i] ?? []) days.push(day + withinDays);
		}
	}
}
