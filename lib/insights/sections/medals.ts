import { barsAcross } from '../charts/bars';
import type { Counts } from '../gather';
import { barOf, COLUMNS, rowsOf } from './classes';
import { count, number, type Section } from './section';

/** How many candidates earned which medal. */
export function medalsSection({ standing: { medals, candidates } }: Counts): Section {
	const earned = medals.slice(1).reduce((sum, medal) => sum + medal.candidates, 0);
	return {
		key: 'medals',
		question: 'How many candidates earned a medal?',
		answer: `${count(earned, 'candidate')} of ${number(candidates)} hold${earned === 1 ? 's' : ''} a medal.`,
		notes: ['Each candidate counts with the highest medal; a medal is never lost.'],
		charts: [barsAcross('medals', 'Candidates by highest medal', medals.slice(1).map(barOf))],
		columns: { ...COLUMNS, label: 'Medal' },
		rows: rowsOf(medals),
	};
}
