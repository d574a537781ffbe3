import { evaluate, explain, formatDay, type ScoringModelInput } from '../../../lib/scoring';
import { creditMemory } from '../../../lib/scoring/credit';
import cases from './credit.json';
import { evaluateRows, instant, modelOfRule, remember, toEvents, type EventRow } from './remember';

interface Case {
	name: string;
	rule: Partial<ScoringModelInput['rules'][number]>;
	events: EventRow[];
	/** What is credited on which day, before decay. */
	points: Record<string, number | undefined>;
}

describe('limits of a rule', () => {
	it.each(cases as Case[])('$name', ({ rule, events, points }) => {
		const compiled = modelOfRule(rule);
		const [credit] = creditMemory(remember(toEvents(events), compiled), compiled);
		const perDay = credit.days.map((day, i) => [formatDay(day), credit.points[i]]);
		expect(Object.fromEntries(perDay)).toEqual(points);
	});

	it('maxPoints limits what a rule is worth at any moment, after decay', () => {
		const compiled = modelOfRule({
			points: 10,
			limits: { maxPoints: 15 },
			decay: { kind: 'halfLife', days: 10, graceDays: 0 },
		});
		const rows = [{ on: '2026-03-01', type: 'thing.done', times: 2 }];
		const scores = ['2026-03-01', '2026-03-06', '2026-03-11'].map(
			(asOf) => evaluateRows(rows, asOf, compiled).score,
		);
		expect(scores).toEqual([15, 14, 10]);
	});

	it('maxPoints limits what is taken away too, and the explanation says so', () => {
		const compiled = modelOfRule(
			{},
			{
				rules: [
					{ key: 'gain', label: 'Gain', on: 'thing.done', points: 50, pillar: 'all' },
					{
						key: 'loss',
						label: 'Loss',
						on: 'thing.undone',
						points: -20,
						pillar: null,
						limits: { maxPoints: 30 },
					},
				],
			},
		);
		const memory = remember(
			toEvents([
				{ on: '2026-03-01', type: 'thing.done' },
				{ on: '2026-03-01', type: 'thing.undone', times: 3 },
			]),
			compiled,
		);
		expect(evaluate(memory, compiled, instant('2026-03-01')).score).toBe(20);
		const loss = explain(memory, compiled, instant('2026-03-01')).lines.at(-1);
		expect(loss).toMatchObject({ rule: 'loss', points: -60, shown: -30 });
		expect(loss?.lost.ruleMaximum).toBe(-30);
	});

	it('a cell older than the horizon is worth exactly nothing', () => {
		const compiled = modelOfRule({ points: 10 }, { horizonDays: 30, floor: 0 });
		const rows = [{ on: '2026-03-01', type: 'thing.done' }];
		expect(evaluateRows(rows, '2026-03-31', compiled).score).toBe(10);
		expect(evaluateRows(rows, '2026-04-01', compiled).score).toBe(0);
	});
});
