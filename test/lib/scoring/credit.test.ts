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

	it('once per subject means once within the horizon', () => {
		const compiled = modelOfRule({ limits: { perSubject: 'once' } }, { horizonDays: 30 });
		const creditedOn = (...dates: string[]) => {
			const rows = dates.map((on) => ({ on, type: 'thing.done', subject: 'a' }));
			const [credit] = creditMemory(remember(toEvents(rows), compiled), compiled);
			return credit.days.map(formatDay);
		};
		expect(creditedOn('2026-03-01', '2026-03-31')).toEqual(['2026-03-01']);
		expect(creditedOn('2026-03-01', '2026-04-01')).toEqual(['2026-03-01', '2026-04-01']);
	});

	it('counts subjects met first and subjects come back to, day by day', () => {
		const compiled = modelOfRule({
			points: 3,
			limits: { perSubject: 'once', again: { withinDays: 7, points: 2 } },
		});
		const visit = (day: number, subject: string): EventRow => ({
			on: `2026-03-0${day}`,
			type: 'thing.done',
			subject,
		});
		const rows = [visit(1, 'a'), visit(1, 'b'), visit(5, 'a'), visit(3, 'b'), visit(3, 'c')];
		const [credit] = creditMemory(remember(toEvents(rows), compiled), compiled);
		expect(credit.days.map(formatDay)).toEqual(['2026-03-01', '2026-03-03', '2026-03-05']);
		expect(credit.points).toEqual([6, 5, 2]);
		expect(credit.counts).toEqual([2, 2, 1]);
	});

	it('ends with the last event that counts', () => {
		const compiled = modelOfRule({ limits: { total: 2 } });
		const rows = ['2026-03-01', '2026-03-02', '2026-03-03'].map((on) => ({
			on,
			type: 'thing.done',
		}));
		const [credit] = creditMemory(remember(toEvents(rows), compiled), compiled);
		expect(credit.days.map(formatDay)).toEqual(['2026-03-01', '2026-03-02']);
		expect(credit.counts).toEqual([1, 1]);
	});

	it('explains what is left of points that fade together', () => {
		const compiled = modelOfRule({ points: 10, decay: { kind: 'perDay', points: 2 } });
		const memory = remember(toEvents([{ on: '2026-03-01', type: 'thing.done' }]), compiled);
		const [line] = explain(memory, compiled, instant('2026-03-03')).lines;
		expect(line).toMatchObject({ points: 10, decayFactor: 0.6, contribution: 6 });
		expect(line.lost.accumulation).toBe(0);
	});
});
