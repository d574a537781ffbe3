import type { LocalDay } from './localDay';
import { lastIndexUpTo } from './ruleDays';

/** What a rule gives: points of each day; days ascend. */
export interface Inflow {
	days: readonly LocalDay[];
	points: readonly number[];
}

/** The points of a day, as they lie in the reservoir. */
interface Layer {
	day: LocalDay;
	inflow: Inflow;
	/** Index into the days of the inflow. */
	index: number;
	/** Above 0, also for points that are taken away. */
	points: number;
}

/**
 * Points that fade together by a fixed amount a day, whatever there is of them: what comes in first goes out first,
 * and what runs over the cap is lost, again the oldest first.
 *
 * Its level follows from the days and points alone, so it does not matter in which order they became known.
 */
export class Reservoir {
	/** Ascending by day. */
	private readonly layers: Layer[];

	private readonly days: LocalDay[];

	/** The level right after each layer came in. */
	private readonly levels: number[] = [];

	private readonly left = new Map<Inflow, number[]>();

	private leftOnDay: LocalDay | null = null;

	/**
	 * @param inflows - all that fade together
	 * @param perDay - points lost each day
	 * @param cap - the most it holds
	 */
	constructor(
		inflows: readonly Inflow[],
		private readonly perDay: number,
		cap: number,
		private readonly horizonDays: number,
	) {
		this.layers = inflows
			.flatMap((inflow) =>
				inflow.days.map((day, index): Layer => ({
					day,
					inflow,
					index,
					points: Math.abs(inflow.points[index]),
				})),
			)
			.sort((a, b) => a.day - b.day);
		this.days = this.layers.map(({ day }) => day);
		let level = 0;
		this.layers.forEach(({ day, points }, i) => {
			const faded = Math.max(0, level - perDay * (day - (this.days[i - 1] ?? day)));
			level = Math.min(cap, faded + points);
			this.levels.push(level);
		});
		for (const inflow of inflows) this.left.set(inflow, []);
	}

	/** What is left of each day of an inflow, up to the given day. */
	leftOf(inflow: Inflow, day: LocalDay): readonly number[] {
		if (this.leftOnDay !== day) this.drainTo(day);
		return this.left.get(inflow) ?? [];
	}

	private drainTo(day: LocalDay): void {
		const last = lastIndexUpTo(this.days, day);
		let level = last < 0 ? 0 : this.levels[last] - this.perDay * (day - this.days[last]);
		for (const amounts of this.left.values()) amounts.length = 0;
		for (let i = last; i >= 0; i--) {
			const { inflow, index, points, day: since } = this.layers[i];
			const amount = Math.max(0, Math.min(level, points));
			level -= amount;
			const sign = Math.sign(inflow.points[index]);
			const amounts = this.left.get(inflow);
			if (amounts) amounts[index] = day - since > this.horizonDays ? 0 : sign * amount;
		}
		this.leftOnDay = day;
	}
}
