import { barsUp } from '../charts/bars';
import type { Counts } from '../gather';
import { count, number, type Section } from './section';

/** How long it took from the first points to a placement. */
export function placementsSection({ placements }: Counts): Section {
	const { placed, median, quarter, threeQuarters, weeks } = placements;
	return {
		key: 'placements',
		question: 'How long does it take until a placement?',
		answer:
			median === null
				? 'Nobody was placed in this period.'
				: `${count(placed, 'candidate')} placed; half of them within ${count(median, 'day')} of their first points.`,
		notes:
			median === null
				? []
				: [`The middle half took ${quarter} to ${count(threeQuarters ?? 0, 'day')}.`],
		charts:
			median === null
				? []
				: [
						barsUp(
							'placements',
							'Placements by weeks since the first points',
							weeks.map(({ label, candidates }) => ({
								name: label,
								value: candidates,
								label: candidates > 0 ? number(candidates) : '',
							})),
							'Week',
						),
					],
		columns: { label: 'Week', candidates: 'Placed' },
		rows: weeks.map((week) => ({ ...week })),
	};
}
