import type { ScoringModelInput } from '../../../../lib/scoring';
import { evaluateRows } from '../remember';
import {
	contributionsOf,
	explainRows,
	lossesOf,
	modelWith,
	once,
	pillarOf,
	rules,
} from './explainRows';

describe('the ways of adding up', () => {
	it('plainly, up to the cap, which all of its rules share', () => {
		const { lines, exact } = explainRows(modelWith({ pillars: pillarOf(40) }), once);
		expect(exact).toBeCloseTo(40, 9);
		expect(contributionsOf(lines)).toEqual({ b: 24, a: 16 });
		expect(lossesOf(lines, 'pillarCap')).toEqual({ b: 6, a: 4 });
		expect(lossesOf(lines, 'accumulation')).toEqual({ b: 0, a: 0 });
	});

	it('just at the cap loses nothing', () => {
		const { lines } = explainRows(modelWith({ pillars: pillarOf(50) }), once);
		expect(lossesOf(lines, 'pillarCap')).toEqual({ b: 0, a: 0 });
	});

	it('by the square root: much at first, then less and less', () => {
		const compiled = modelWith({ accumulation: 'squareRoot', pillars: pillarOf(80) });
		const { lines, exact } = explainRows(compiled, once);
		const total = Math.sqrt(50 * 80);
		expect(exact).toBeCloseTo(total, 9);
		expect(contributionsOf(lines)).toEqual({
			b: +((30 / 50) * total).toFixed(6),
			a: +((20 / 50) * total).toFixed(6),
		});
		expect(lossesOf(lines, 'accumulation')).toEqual({
			b: +(30 - (30 / 50) * total).toFixed(6),
			a: +(20 - (20 / 50) * total).toFixed(6),
		});
		expect(lossesOf(lines, 'pillarCap')).toEqual({ b: 0, a: 0 });
	});

	it('by the square root, never above the cap', () => {
		const compiled = modelWith({ accumulation: 'squareRoot', pillars: pillarOf(40) });
		const { lines, exact } = explainRows(compiled, once);
		expect(exact).toBeCloseTo(40, 9);
		expect(lines.reduce((sum, { lost }) => sum + lost.pillarCap, 0)).toBeCloseTo(
			Math.sqrt(50 * 40) - 40,
			9,
		);
	});

	it('by closing the gap: each takes its percentage of what is left to the cap', () => {
		const compiled = modelWith({ accumulation: 'saturating', pillars: pillarOf(80) });
		const { lines, exact } = explainRows(compiled, once);
		const total = 80 * (1 - 0.8 * 0.7);
		expect(exact).toBeCloseTo(total, 9);
		const share = Math.log(0.7) / (Math.log(0.8) + Math.log(0.7));
		expect(contributionsOf(lines)).toEqual({
			b: +(total * share).toFixed(6),
			a: +(total * (1 - share)).toFixed(6),
		});
		expect(lossesOf(lines, 'pillarCap')).toEqual({ b: 0, a: 0 });
	});

	it('by closing the gap, event by event', () => {
		const compiled = modelWith({ accumulation: 'saturating', pillars: pillarOf(100) });
		const rows = once.map((row) => ({ ...row, times: 2 }));
		const { lines, exact } = explainRows(compiled, rows);
		expect(exact).toBeCloseTo(100 * (1 - 0.8 ** 2 * 0.7 ** 2), 9);
		expect(lines.map(({ rule, points, count }) => [rule, points, count])).toEqual([
			['b', 60, 2],
			['a', 40, 2],
		]);
	});

	it('by closing the gap, what has faded closes less of it', () => {
		const compiled = modelWith({
			accumulation: 'saturating',
			pillars: pillarOf(100),
			decay: { kind: 'linear', days: 10, graceDays: 0 },
		});
		const [, b] = once;
		expect(explainRows(compiled, [b], '2026-03-06').exact).toBeCloseTo(15, 9);
		const twice = [b, { ...b, on: '2026-03-06' }];
		expect(explainRows(compiled, twice, '2026-03-06').exact).toBeCloseTo(100 * (1 - 0.85 * 0.7), 9);
	});

	it('by closing the whole gap: what closes all of it leaves nothing to share but by points', () => {
		const all = rules.map((rule) => (rule.key === 'b' ? { ...rule, points: 100 } : rule));
		const compiled = modelWith({ accumulation: 'saturating', rules: all, pillars: pillarOf(90) });
		const { lines, exact } = explainRows(compiled, once);
		expect(exact).toBeCloseTo(90, 9);
		expect(contributionsOf(lines)).toEqual({ b: 75, a: 15 });
	});

	it('take what is taken away plainly, whichever it is', () => {
		const rows = [...once, { on: '2026-03-01', type: 'loss.made', times: 2 }];
		for (const accumulation of ['additive', 'saturating', 'squareRoot'] as const) {
			const compiled = modelWith({ accumulation, pillars: pillarOf(80) });
			const less = explainRows(compiled, rows).exact;
			expect(less).toBeCloseTo(explainRows(compiled, once).exact - 20, 9);
		}
	});

	it('take a return to a subject as one more event', () => {
		const back: ScoringModelInput['rules'] = [
			{
				key: 'view',
				label: 'View',
				on: 'vacancy.viewed',
				points: 20,
				pillar: 'all',
				limits: { perSubject: 'once', again: { withinDays: 7, points: 10 } },
			},
		];
		const rows = ['2026-03-01', '2026-03-03'].map((on) => ({
			on,
			type: 'vacancy.viewed',
			subject: 'v',
		}));
		const compiled = modelWith({ accumulation: 'saturating', rules: back });
		const half = Math.sqrt(1 - 0.2);
		expect(explainRows(compiled, rows, '2026-03-03').exact).toBeCloseTo(100 * (1 - 0.8 * half), 9);
		const onlyBack = [{ ...back[0], points: 0 }];
		const free = modelWith({ accumulation: 'saturating', rules: onlyBack });
		expect(explainRows(free, rows, '2026-03-03').exact).toBeCloseTo(10, 9);
	});

	it('keep the rules of a pillar together, wherever they stand in the model', () => {
		const pillars = ['one', 'two'].map((key) => ({ key, label: key, cap: 25 }));
		const mixed = ['a', 'b', 'c'].map((key, i) => ({
			key,
			label: key,
			on: `${key}.done`,
			points: 20,
			pillar: pillars[i % 2].key,
		}));
		const rows = mixed.map(({ on: type }) => ({ on: '2026-03-01', type }));
		const { exact, lines } = explainRows(modelWith({ pillars, rules: mixed }), rows);
		expect(exact).toBeCloseTo(45, 9);
		expect(evaluateRows(rows, '2026-03-01', modelWith({ pillars, rules: mixed })).score).toBe(45);
		expect(contributionsOf(lines)).toEqual({ b: 20, a: 12.5, c: 12.5 });
	});

	it('keep pillars apart', () => {
		const pillars = ['one', 'two'].map((key) => ({ key, label: key, cap: 25 }));
		const apart = rules.map((rule, i) => ({ ...rule, pillar: pillars[i]?.key ?? null }));
		const compiled = modelWith({ pillars, rules: apart });
		const { lines } = explainRows(compiled, once);
		expect(contributionsOf(lines)).toEqual({ b: 25, a: 20 });
		const saturating = modelWith({ pillars, rules: apart, accumulation: 'saturating' });
		expect(explainRows(saturating, once).exact).toBeCloseTo(25 * 0.2 + 25 * 0.3, 9);
	});
});

describe('a line of a rule', () => {
	it('says how many events, since when, and what time has left', () => {
		const compiled = modelWith({ decay: { kind: 'linear', days: 10, graceDays: 0 } });
		const rows = [
			{ on: '2026-03-01', type: 'a.done', times: 2 },
			{ on: '2026-03-04', type: 'a.done' },
			{ on: '2026-03-09', type: 'a.done' },
		];
		const [line] = explainRows(compiled, rows, '2026-03-06').lines;
		expect(line).toMatchObject({ count: 3, points: 60, lastOn: '2026-03-04', shown: 36 });
		expect(line.contribution).toBeCloseTo(40 * 0.5 + 20 * 0.8, 9);
		expect(line.decayFactor).toBeCloseTo(36 / 60, 9);
	});

	it('says what its own maximum cost', () => {
		const capped = rules.map((rule) => ({ ...rule, limits: { maxPoints: 25 } }));
		const { lines } = explainRows(modelWith({ rules: capped }), once);
		expect(contributionsOf(lines)).toEqual({ b: 25, a: 20 });
		expect(lossesOf(lines, 'ruleMaximum')).toEqual({ b: 5, a: 0 });
	});
});

describe('a line for being away', () => {
	const inactivity = { afterDays: 10, points: 8, everyDays: 10, floor: 15 };
	const compiled = modelWith({ inactivity });
	const lineOn = (date: string) =>
		explainRows(compiled, once, date).lines.find(({ rule }) => rule === 'inactivity');

	it('says how often and how much was taken (MSR-02)', () => {
		expect(lineOn('2026-03-10')).toBeUndefined();
		expect(lineOn('2026-03-21')).toMatchObject({
			label: 'No activity',
			pillar: null,
			count: 2,
			points: -16,
			contribution: -16,
			lastOn: null,
		});
	});

	it('stops at its floor', () => {
		const line = lineOn('2026-04-30');
		expect(line).toMatchObject({ count: 6, points: -48, contribution: -35 });
		expect(line?.lost.clip).toBe(-13);
	});
});

describe('the floor of a model', () => {
	it('is no line where there are points enough, also by rounding', () => {
		const compiled = modelWith({ floor: 1, decay: { kind: 'linear', days: 40, graceDays: 0 } });
		const [a] = once;
		const rulesOn = (date: string) =>
			explainRows(compiled, [a], date).lines.map(({ rule, shown }) => [rule, shown]);
		expect(rulesOn('2026-04-09')).toEqual([['a', 1]]);
		expect(rulesOn('2026-04-10')).toEqual([
			['floor', 1],
			['a', 0],
		]);
	});

	it('lifts to itself what is left', () => {
		const compiled = modelWith({ floor: 1, decay: { kind: 'halfLife', days: 10, graceDays: 0 } });
		const { lines, exact } = explainRows(compiled, once.slice(0, 1), '2026-05-01');
		expect(exact).toBeCloseTo(1, 12);
		expect(lines[0].points).toBeCloseTo(1 - lines[1].contribution, 12);
		expect(lines[1].contribution).toBeGreaterThan(0.2);
	});

	it('is told as what it is', () => {
		const compiled = modelWith({ floor: 1, decay: { kind: 'expires', afterDays: 1 } });
		const { lines, exact } = explainRows(compiled, once, '2026-03-05');
		expect(exact).toBe(1);
		expect(lines[0]).toMatchObject({
			rule: 'floor',
			label: 'Lowest score of anyone who ever earned points',
			pillar: null,
			count: 0,
			points: 1,
			contribution: 1,
			shown: 1,
		});
	});
});
