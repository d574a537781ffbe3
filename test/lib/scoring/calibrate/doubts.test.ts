import { findDoubts } from '../../../../lib/scoring/calibrate/doubts';
import { peopleOf, rowsOf, seeded } from './rowsOf';

const honest = peopleOf(
	{ base: -1, effects: { source: { a: 1, b: -1, c: 0 }, city: { x: 0.5, y: 0, z: -0.5 } } },
	3_000,
	6,
);
const { outcome } = honest;
const random = seeded(7);

/** The doubts about one more column. */
function doubtsAbout(name: string, textOf: (hit: boolean) => string): string[] {
	const more = rowsOf({ [name]: outcome.map(textOf) }, outcome);
	const all = { ...honest, columns: [...honest.columns, ...more.columns] };
	return findDoubts(all).flatMap(({ column, why }) => {
		expect(column).toBe(name);
		return why;
	});
}

describe('columns that may know the outcome', () => {
	it('are not found where all is honest', () => {
		expect(findDoubts(honest)).toEqual([]);
	});

	it.each<[string, string, (hit: boolean) => string, string[]]>([
		[
			'a value only those with the outcome have',
			'remark',
			(hit) => (hit && random() < 0.3 ? 'will start' : 'none'),
			['tells-all'],
		],
		[
			'a value nobody with the outcome has',
			'remark',
			(hit) => (!hit && random() < 0.3 ? 'no show' : 'none'),
			['tells-all'],
		],
		[
			'what is filled in for those with the outcome',
			'contract',
			(hit) => (hit ? 'signed' : ''),
			['filled-after', 'filled-after', 'tells-all', 'outranks-all'],
		],
		[
			'what ranks better than all the rest',
			'call',
			(hit) => String(random() + random() + random() + (hit ? 0.6 : 0)),
			['outranks-all'],
		],
		['a word for a verdict', 'Lead quality', () => (random() < 0.5 ? 'A' : 'B'), ['written-later']],
		['a word for a state', 'lifecycleStage', () => (random() < 0.5 ? 'A' : 'B'), ['written-later']],
		['a Dutch word', 'Reden_afwijzing', () => (random() < 0.5 ? 'A' : 'B'), ['written-later']],
		['an ordinary word', 'Preferred shift', () => (random() < 0.5 ? 'A' : 'B'), []],
	])('%s', (_, name, textOf, expected) => {
		expect(doubtsAbout(name, textOf)).toEqual(expected);
	});

	it('are told with their figures', () => {
		const remark = outcome.map((hit, row) => (hit && row % 2 === 0 ? 'will start' : 'none'));
		const more = rowsOf({ remark }, outcome);
		const [doubt] = findDoubts({ ...honest, columns: [...honest.columns, ...more.columns] });
		const count = remark.filter((text) => text === 'will start').length;
		expect(doubt.message).toBe(
			`has the outcome with “will start” practically always (${count} of ${count}): is it known before?`,
		);
	});
});
