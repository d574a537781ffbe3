import { formatDay, type LocalDay } from '../localDay';
import type { ArrivalDays, Period } from './arrivals';
import type { Both } from './both';

/** How much work for recruiters a model makes. */
export interface Arrivals {
	/** Candidates whose route became the recruiter's. */
	recruiter: number;
	/** Candidates who entered the hottest bucket. */
	hot: number;
}

/** Seven days, and who arrived in them; a candidate who arrives twice counts once. */
export interface BacktestWeek extends Both<Arrivals> {
	/** YYYY-MM-DD, the first day. */
	from: string;
	/** YYYY-MM-DD, the last day. */
	to: string;
}

const WEEK = 7;
const LEAST_WEEKS = 4;

/** The weeks of a backtest: back from its last date to its first, at least four. */
export class Weeks {
	readonly period: Period;

	private readonly weeks: BacktestWeek[];

	/** @param days - the dates, ascending, at least one */
	constructor(days: readonly LocalDay[]) {
		const to = days[days.length - 1];
		const count = Math.max(LEAST_WEEKS, Math.ceil((to - days[0]) / WEEK));
		const from = to - count * WEEK + 1;
		this.period = { from, to };
		this.weeks = Array.from({ length: count }, (_, i) => ({
			from: formatDay(from + i * WEEK),
			to: formatDay(from + i * WEEK + WEEK - 1),
			live: { recruiter: 0, hot: 0 },
			draft: { recruiter: 0, hot: 0 },
		}));
	}

	/** Counts in when a candidate arrived under one of the models. */
	add(side: keyof Both<Arrivals>, arrivals: ArrivalDays): void {
		for (const kind of ['recruiter', 'hot'] as const) {
			const weeks = arrivals[kind].map((day) => Math.floor((day - this.period.from) / WEEK));
			for (const week of new Set(weeks)) this.weeks[week][side][kind]++;
		}
	}

	result(): BacktestWeek[] {
		return this.weeks;
	}
}

/** Arrivals a week on average, not rounded; 0 without weeks. */
export function averageArrivals(weeks: readonly BacktestWeek[]): Both<Arrivals> {
	const average = (side: keyof Both<Arrivals>, kind: keyof Arrivals) =>
		weeks.reduce((sum, week) => sum + week[side][kind], 0) / Math.max(1, weeks.length);
	return {
		live: { recruiter: average('live', 'recruiter'), hot: average('live', 'hot') },
		draft: { recruiter: average('draft', 'recruiter'), hot: average('draft', 'hot') },
	};
}
