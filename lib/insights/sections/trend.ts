import type { ScoringModel } from '../../scoring';
import type { Chart } from '../charts/draw';
import { linesOver } from '../charts/lines';
import type { TrendPoint } from '../counts/trend';
import type { Counts } from '../gather';
import { count, type Section } from './section';

type Buckets = ScoringModel['buckets'];

/** How many candidates were in each bucket, week by week and day by day. */
export function trendSection({ trend }: Counts, buckets: Buckets): Section {
	const { days, weeks, drift } = trend;
	const becameHot = days.reduce((sum, day) => sum + day.becameHot, 0);
	const leftHot = days.reduce((sum, day) => sum + day.leftHot, 0);
	return {
		key: 'trend',
		question: 'Is it getting warmer?',
		answer: `In ${count(days.length, 'day')} candidates became hot ${count(becameHot, 'time')} and cooled down from it ${count(leftHot, 'time')}.`,
		notes: [
			`Who is ${buckets[0].label.toLowerCase()} is left out of the picture.`,
			...(drift
				? [
						`The spread over the buckets is ${drift.standing} compared with the start (PSI ${drift.psi.toFixed(2)}; below 0.1 is steady, from 0.25 something else is going on).`,
					]
				: []),
		],
		charts: [
			chartOf('trend-weeks', 'Candidates in each bucket, week by week', weeks, buckets),
			chartOf('trend-days', 'Candidates in each bucket, day by day', days, buckets),
		],
		columns: {
			date: 'Week up to',
			...Object.fromEntries(buckets.map(({ key, label }) => [`in ${key}`, label])),
			becameHot: 'Became hot',
			leftHot: 'Left hot',
		},
		rows: weeks.map((week) => rowOf(week, buckets)),
	};
}

function chartOf(
	key: string,
	title: string,
	points: readonly TrendPoint[],
	buckets: Buckets,
): Chart {
	const lines = buckets.slice(1).map(({ key: bucket, label }, i) => ({
		name: label,
		heat: { place: i + 1, of: buckets.length },
		values: points.map((point) => point.buckets[bucket] ?? 0),
	}));
	const dates = points.map(({ date }) => date);
	return linesOver(key, title, dates, lines);
}

function rowOf({ date, buckets: own, becameHot, leftHot }: TrendPoint, buckets: Buckets) {
	const stood = buckets.map(({ key }) => [`in ${key}`, own[key] ?? 0] as const);
	return { date, ...Object.fromEntries(stood), becameHot, leftHot };
}
