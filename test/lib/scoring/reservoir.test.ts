import fc from 'fast-check';
import { Reservoir, type Inflow } from '../../../lib/scoring/reservoir';
import { PLENTY } from './arbitraries';
import { evaluateRows, modelOfRule, type EventRow } from './remember';

const HORIZON = 730;

/** What is left of each day of each inflow. */
function leftOn(inflows: Inflow[], perDay: number, cap: number, day: number): number[][] {
	const reservoir = new Reservoir(inflows, perDay, cap, HORIZON);
	return inflows.map((inflow) => [...reservoir.leftOf(inflow, day)]);
}

describe('points that fade together', () => {
	const visits: Inflow = { days: [10, 12], points: [5, 5] };
	const chats: Inflow = { days: [11], points: [5] };

	it.each([
		[9, [[], []]],
		[10, [[5], []]],
		[11, [[3], [5]]],
		[12, [[1, 5], [5]]],
		[13, [[0, 5], [4]]],
		[15, [[0, 5], [0]]],
		[16, [[0, 3], [0]]],
		[17, [[0, 1], [0]]],
		[18, [[0, 0], [0]]],
		[40, [[0, 0], [0]]],
	])('go oldest first, whoever brought them: day %i', (day, left) => {
		expect(leftOn([visits, chats], 2, Infinity, day)).toEqual(left);
	});

	it.each([
		[10, [[5], []]],
		[11, [[2], [5]]],
		[12, [[0, 5], [2]]],
	])('lose the oldest where they run over the cap of 7: day %i', (day, left) => {
		expect(leftOn([visits, chats], 2, 7, day)).toEqual(left);
	});

	it('do not count against the days before they came', () => {
		const late: Inflow = { days: [10, 100], points: [5, 5] };
		expect(leftOn([late], 2, Infinity, 101)).toEqual([[0, 3]]);
	});

	it('are negative where points are taken away, and fade as well', () => {
		const losses: Inflow = { days: [10, 11], points: [-5, -3] };
		expect(leftOn([losses], 2, Infinity, 11)).toEqual([[-3, -3]]);
	});

	it('are nothing beyond the horizon', () => {
		const slow = new Reservoir([visits], 0.001, Infinity, 30);
		expect(slow.leftOf(visits, 40).map(Math.round)).toEqual([5, 5]);
		expect(slow.leftOf(visits, 41).map(Math.round)).toEqual([0, 5]);
	});

	it('tell any day in any order', () => {
		const reservoir = new Reservoir([visits, chats], 2, Infinity, HORIZON);
		const asked = [12, 10, 40, 12, 9].map((day) => [...reservoir.leftOf(visits, day)]);
		expect(asked).toEqual([[1, 5], [5], [0, 0], [1, 5], []]);
	});

	it('of something else there are none', () => {
		expect(new Reservoir([visits], 2, Infinity, HORIZON).leftOf(chats, 20)).toEqual([]);
	});

	it('are together what a single level would be that falls every day', () => {
		const inflow = fc
			.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })
			.chain((days) =>
				fc.record({
					days: fc.constant([...days].sort((a, b) => a - b)),
					points: fc.array(fc.integer({ min: 1, max: 20 }), {
						minLength: days.length,
						maxLength: days.length,
					}),
				}),
			);
		const inflows = fc.array(inflow, { minLength: 1, maxLength: 3 });
		const cap = fc.constantFrom(15, 40, Infinity);
		fc.assert(
			fc.property(inflows, fc.integer({ min: 1, max: 9 }), cap, (list, perDay, most) => {
				const reservoir = new Reservoir(list, perDay, most, HORIZON);
				const levels: number[] = [];
				const sums: number[] = [];
				let level = 0;
				for (let day = 0; day <= 50; day++) {
					level = Math.max(0, level - perDay);
					for (const { days, points } of list) {
						const at = days.indexOf(day);
						if (at >= 0) level = Math.min(most, level + points[at]);
					}
					levels.push(level);
					const left = list.flatMap((one) => reservoir.leftOf(one, day));
					sums.push(left.reduce((sum, points) => sum + points, 0));
				}
				expect(sums).toEqual(levels);
			}),
			PLENTY,
		);
	});
});

describe('a decay of points per day', () => {
	const rules = (decay?: { kind: 'perDay'; points: number }) =>
		['a', 'b'].map((key) => ({
			key,
			label: key,
			on: `${key}.done`,
			points: 10,
			pillar: 'all',
			decay,
		}));
	const rows: EventRow[] = [
		{ on: '2026-03-01', type: 'a.done' },
		{ on: '2026-03-01', type: 'b.done' },
	];
	const dates = ['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-11', '2026-03-12'];
	const perDay = { kind: 'perDay', points: 1 } as const;

	it.each([
		['of the model is shared by a pillar', { decay: perDay, rules: rules() }, [20, 19, 15, 10, 9]],
		[
			'of a pillar is shared by its rules',
			{ pillars: [{ key: 'all', label: 'All', cap: 100, decay: perDay }], rules: rules() },
			[20, 19, 15, 10, 9],
		],
		['of a rule is its own', { rules: rules(perDay) }, [20, 18, 10, 0, 0]],
	])('%s', (_, changes, expected) => {
		const compiled = modelOfRule({}, { floor: 0, ...changes });
		expect(dates.map((date) => evaluateRows(rows, date, compiled).score)).toEqual(expected);
	});

	it('holds no more than the cap of its pillar', () => {
		const pillars = [{ key: 'all', label: 'All', cap: 70, decay: perDay }];
		const compiled = modelOfRule({}, { pillars, rules: rules() });
		const many = rows.map((row) => ({ ...row, times: 4 }));
		const scores = dates.map((date) => evaluateRows(many, date, compiled).score);
		expect(scores).toEqual([70, 69, 65, 60, 59]);
	});

	it('fades pillar by pillar', () => {
		const pillars = ['one', 'two'].map((key) => ({ key, label: key, cap: 50 }));
		const compiled = modelOfRule(
			{},
			{
				floor: 0,
				decay: perDay,
				pillars,
				rules: rules().map((rule, i) => ({ ...rule, pillar: pillars[i].key })),
			},
		);
		expect(dates.map((date) => evaluateRows(rows, date, compiled).score)).toEqual([
			20, 18, 10, 0, 0,
		]);
	});

	it('goes together with rules that fade otherwise', () => {
		const [a, b] = rules();
		const compiled = modelOfRule({}, { floor: 0, rules: [a, { ...b, decay: perDay }] });
		expect(dates.map((date) => evaluateRows(rows, date, compiled).score)).toEqual([
			20, 19, 15, 10, 10,
		]);
	});

	it('gives back what each rule took by itself: penalties share no pillar', () => {
		const loss = { points: -10, pillar: null };
		const compiled = modelOfRule(
			{},
			{
				decay: perDay,
				rules: [
					{ ...rules()[0], points: 50, on: 'gain.made', decay: { kind: 'none' } },
					{ ...loss, key: 'first', label: 'First', on: 'a.done' },
					{ ...loss, key: 'second', label: 'Second', on: 'b.done' },
				],
			},
		);
		const all = [{ on: '2026-03-01', type: 'gain.made' }, ...rows];
		expect(dates.map((date) => evaluateRows(all, date, compiled).score)).toEqual([
			30, 32, 40, 50, 50,
		]);
	});

	it('has no cap where points close a gap instead of adding up', () => {
		const pillars = [{ key: 'all', label: 'All', cap: 70, decay: perDay }];
		const more = rules().map((rule) => ({ ...rule, points: 40 }));
		const compiled = modelOfRule({}, { pillars, rules: more, accumulation: 'saturating' });
		expect(evaluateRows(rows, '2026-03-01', compiled).score).toBe(Math.round(70 * (1 - 0.6 ** 2)));
	});
});
