import { describeChanges, evaluateRows, modelOfRule, presetWith, type EventRow } from './remember';

const RETURN = { quietDays: 30, views: 3, withinDays: 7 };

const view = (on: string, subject?: string, times = 1): EventRow => ({
	on,
	type: 'vacancy.viewed',
	subject,
	times,
});

/** Views of three vacancies on one day. */
const viewThree = (on: string) => ['a', 'b', 'c'].map((vacancy) => view(on, vacancy));

/** The preset, whose vacancies count once a day each. */
const perVacancy = presetWith({ transitions: { returnSignal: RETURN } });

/** Whose views are told apart by nothing. */
const perView = modelOfRule(
	{ on: 'vacancy.viewed' },
	{ transitions: { returnSignal: { ...RETURN, rules: ['rule'] } } },
);

const returnsOf = (rows: EventRow[], date = '2026-06-30', compiled = perVacancy) =>
	describeChanges(evaluateRows(rows, date, compiled))
		.filter((line) => line.includes('signal'))
		.map((line) => line.replace(' signal: none → return', ''));

describe('a return that is meant', () => {
	const first = view('2026-03-01', 'a');

	it.each<[string, EventRow[], string[]]>([
		['of nobody', [], []],
		['of somebody new', viewThree('2026-03-01'), []],
		[
			'on the day of the view that makes it enough',
			[first, view('2026-04-01', 'a'), view('2026-04-02', 'b'), view('2026-04-04', 'c')],
			['2026-04-04'],
		],
		[
			'on the day of the return, once',
			[first, ...viewThree('2026-04-01'), view('2026-04-01', 'd'), view('2026-04-02', 'e')],
			['2026-04-01'],
		],
		['after just as long as it takes', [first, ...viewThree('2026-03-31')], ['2026-03-31']],
		['not after a day less', [first, ...viewThree('2026-03-30')], []],
		[
			'with the last view on the last day that counts',
			[first, view('2026-04-01', 'a'), view('2026-04-01', 'b'), view('2026-04-07', 'c')],
			['2026-04-07'],
		],
		[
			'not with the last view a day later',
			[first, view('2026-04-01', 'a'), view('2026-04-01', 'b'), view('2026-04-08', 'c')],
			[],
		],
		['not for one vacancy viewed over and over on a day', [first, view('2026-04-01', 'a', 5)], []],
		[
			'each time anew',
			[first, ...viewThree('2026-04-01'), ...viewThree('2026-05-10')],
			['2026-04-01', '2026-05-10'],
		],
	])('is told %s', (_, rows, expected) => {
		expect(returnsOf(rows)).toEqual(expected);
	});

	it('counts every view where vacancies are not told apart', () => {
		expect(
			returnsOf([view('2026-03-01'), view('2026-04-01', undefined, 3)], undefined, perView),
		).toEqual(['2026-04-01']);
		expect(
			returnsOf([view('2026-03-01'), view('2026-04-01', undefined, 2)], undefined, perView),
		).toEqual([]);
	});

	it('is told from its day on, among what else happened, in order', () => {
		const rows = [first, ...viewThree('2026-04-01')];
		expect(returnsOf(rows, '2026-03-31')).toEqual([]);
		expect(returnsOf(rows, '2026-04-01')).toEqual(['2026-04-01']);
		const later: EventRow[] = [
			...rows,
			{ on: '2026-05-01', type: 'application.status_changed', properties: { status: 'Hired' } },
		];
		const { changes } = evaluateRows(later, '2026-06-30', perVacancy);
		const days = changes.map(({ day }) => day);
		expect(days).toEqual([...days].sort((a, b) => a - b));
		expect(changes.findIndex(({ kind }) => kind === 'signal')).toBeLessThan(
			changes.findIndex(({ to }) => to === 'gold'),
		);
	});
});
