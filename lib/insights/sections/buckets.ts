import { barsAcross } from '../charts/bars';
import { heatOf } from '../charts/theme';
import type { Counts } from '../gather';
import { barOf, COLUMNS, NOBODY, rowsOf } from './classes';
import { count, number, percent, type Section } from './section';

/** How many candidates are in each bucket, hottest first. */
export function bucketsSection({ standing }: Counts): Section {
	const { buckets, candidates, unscored } = standing;
	const hot = buckets[buckets.length - 1];
	return {
		key: 'buckets',
		question: 'How many candidates are in each bucket?',
		answer:
			candidates === 0
				? NOBODY
				: `${count(hot.candidates, 'candidate')} of ${number(candidates)} ${hot.candidates === 1 ? 'is' : 'are'} ${hot.label.toLowerCase()} (${percent(hot.share)}).`,
		notes: unscored > 0 ? [`${count(unscored, 'candidate')} earned no points so far.`] : [],
		charts: [
			barsAcross(
				'buckets',
				'Candidates in each bucket',
				[...buckets].reverse().map((one, i) => ({
					...barOf(one),
					colour: (theme) => heatOf(theme, buckets.length - 1 - i, buckets.length),
				})),
			),
		],
		columns: COLUMNS,
		rows: rowsOf([...buckets].reverse()),
	};
}
