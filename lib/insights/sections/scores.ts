import { barsUp } from '../charts/bars';
import type { Counts } from '../gather';
import { barOf, COLUMNS, NOBODY, rowsOf } from './classes';
import { number, type Section } from './section';

/** How many candidates have which score, per ten points. */
export function scoresSection({ standing: { scores, candidates } }: Counts): Section {
	const most = scores.reduce((a, b) => (b.candidates > a.candidates ? b : a));
	return {
		key: 'scores',
		question: 'How many candidates have which score?',
		answer:
			candidates === 0
				? NOBODY
				: `Most candidates (${number(most.candidates)}) have a score of ${most.label}.`,
		notes: [],
		charts: [
			barsUp(
				'scores',
				'Candidates per ten points of score',
				scores.map((one) => ({ ...barOf(one), label: number(one.candidates) })),
				'Score',
			),
		],
		columns: { ...COLUMNS, label: 'Score' },
		rows: rowsOf(scores),
	};
}
