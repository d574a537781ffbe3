import {
	describeLine,
	explainOn,
	parseDay,
	strongestReasons,
	type CompiledModel,
	type ExplanationLine,
	type ScoringModelInput,
} from '../../../../lib/scoring';
import { evaluateRows, modelOfRule, remember, toEvents, type EventRow } from '../remember';

const rules: ScoringModelInput['rules'] = [
	{ key: 'a', label: 'A', on: 'a.done', points: 20, pillar: 'all' },
	{ key: 'b', label: 'B', on: 'b.done', points: 30, pillar: 'all' },
	{ key: 'loss', label: 'Loss', on: 'loss.made', points: -10, pillar: null },
];

const modelWith = (changes: Partial<ScoringModelInput>) =>
	modelOfRule({}, { rules, buckets: BUCKETS, ...changes });

const BUCKETS: ScoringModelInput['buckets'] = [
	{ key: 'cold', label: 'Cold', from: 0 },
	{ key: 'warm', label: 'Warm', from: 10 },
];

const once: EventRow[] = ['a.done', 'b.done'].map((type) => ({ on: '2026-03-01', type }));

function explainRows(compiled: CompiledModel, rows: EventRow[], date = '2026-03-01') {
	return explainOn(remember(toEvents(rows), compiled), compiled, parseDay(date));
}

const contributionsOf = (lines: readonly ExplanationLine[]) =>
	Object.fromEntries(lines.map(({ rule, contribution }) => [rule, +contribution.toFixed(6)]));

const lossesOf = (lines: readonly ExplanationLine[], reason: keyof ExplanationLine['lost']) =>
	Object.fromEntries(lines.map(({ rule, lost }) => [rule, +lost[reason].toFixed(6)]));

const pillarOf = (cap: number) => [{ key: 'all', label: 'All', cap }];

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

describe('the parts of the profile in an explanation (StD-03)', () => {
	const profile: ScoringModelInput['profile'] = {
		persona: {
			start: 40,
			criteria: [
				{
					key: 'nurse',
					label: 'Is a nurse',
					field: 'function',
					op: 'equals',
					value: 'nurse',
					points: 30,
					misfit: -50,
				},
				{
					key: 'senior',
					label: 'Has experience',
					field: 'years',
					op: 'gte',
					value: 5,
					points: 20,
				},
			],
		},
		culture: {
			start: 0,
			criteria: [{ key: 'team', label: 'Likes teams', field: 'team', op: 'exists', points: 35.5 }],
		},
	};
	const known = (properties: Record<string, unknown>): EventRow => ({
		on: '2026-03-01',
		type: 'profile.updated',
		properties,
	});
	const linesOf = (lines: readonly ExplanationLine[] = []) =>
		lines.map(({ rule, label, shown }) => [rule, label, shown]);

	it('are explained by themselves, largest first, with what is not known yet', () => {
		const { persona, culture } = explainRows(modelWith({ profile }), [
			known({ function: 'nurse', team: 'yes' }),
		]);
		expect(persona?.points).toBe(70);
		expect(linesOf(persona?.lines)).toEqual([
			['persona.start', 'Where everybody starts (persona)', 40],
			['persona.nurse', 'Is a nurse', 30],
		]);
		expect(persona?.unknown).toEqual(['Has experience']);
		expect(culture).toMatchObject({ points: 36, unknown: [] });
		expect(linesOf(culture?.lines)).toEqual([['culture.team', 'Likes teams', 36]]);
	});

	it('are told largest first, whatever their order in the model', () => {
		const { criteria } = profile.persona ?? { criteria: [] };
		const late = { persona: { start: 10, criteria: [...criteria].reverse() } };
		const rows = [known({ function: 'nurse', years: 8 })];
		const { persona } = explainRows(modelWith({ profile: late }), rows);
		expect(persona?.lines.map(({ shown }) => shown)).toEqual([30, 20, 10]);
	});

	it('say what does not fit, and take no more than there is', () => {
		const { persona } = explainRows(modelWith({ profile }), [
			known({ function: 'planner', years: 2 }),
		]);
		expect(persona?.points).toBe(0);
		expect(persona?.lines).toMatchObject([
			{ rule: 'persona.start', pillar: 'persona', count: 0, shown: 40 },
			{ rule: 'persona.nurse', label: 'Not: Is a nurse', count: 1, points: -50, shown: -40 },
		]);
		expect(persona?.unknown).toEqual([]);
	});

	it('weigh in the score, part by part', () => {
		const score = { combine: 'weights', engagement: 2, persona: 1, culture: 1 } as const;
		const compiled = modelWith({ profile, score });
		const rows = [...once, known({ function: 'nurse', team: 'yes' })];
		const { score: total, exact, lines } = explainRows(compiled, rows);
		expect(exact).toBeCloseTo(50 * 0.5 + 70 * 0.25 + 35.5 * 0.25, 9);
		expect(total).toBe(evaluateRows(rows, '2026-03-01', compiled).score);
		expect(contributionsOf(lines)).toEqual({
			b: 15,
			a: 10,
			'persona.start': 10,
			'culture.team': 8.875,
			'persona.nurse': 7.5,
		});
		expect(lossesOf(lines, 'weight')).toMatchObject({ b: 15, 'persona.nurse': 22.5 });
	});

	it('are no lines where they have no weight, or the score is the engagement', () => {
		const weightless = { combine: 'weights', engagement: 1, persona: 0, culture: 1 } as const;
		const rows = [...once, known({ function: 'nurse' })];
		const namesWith = (score: ScoringModelInput['score']) =>
			explainRows(modelWith({ profile, score }), rows).lines.map(({ rule }) => rule);
		expect(namesWith(weightless)).toEqual(['b', 'a']);
		expect(namesWith({ combine: 'engagement' })).toEqual(['b', 'a']);
		expect(namesWith({ combine: 'sum' })).toEqual(['persona.start', 'b', 'persona.nurse', 'a']);
	});

	it('clip a sum at 100, each line giving way', () => {
		const compiled = modelWith({ profile, score: { combine: 'sum' } });
		const rows = [...once, known({ function: 'nurse', years: 9, team: 'yes' })];
		const { exact, score, lines } = explainRows(compiled, rows);
		expect(score).toBe(100);
		expect(exact).toBeCloseTo(100, 9);
		expect(lines.reduce((sum, { lost }) => sum + lost.clip, 0)).toBeCloseTo(75.5, 9);
	});

	it('make a score of their own, from the day they are known', () => {
		const compiled = modelWith({ profile, score: { combine: 'sum' } });
		const rows = [known({ function: 'nurse' })];
		expect(explainRows(compiled, rows, '2026-02-28')).toMatchObject({ score: null, lines: [] });
		expect(explainRows(compiled, rows)).toMatchObject({ score: 70 });
		const alone = modelWith({ profile });
		expect(explainRows(alone, rows)).toMatchObject({ score: null, persona: { points: 70 } });
	});

	it('are reasons in words', () => {
		const weights = { combine: 'weights', engagement: 1, persona: 1 } as const;
		const rows = [...once, known({ function: 'nurse', years: 6 })];
		const reasons = (score: ScoringModelInput['score']) =>
			strongestReasons(explainRows(modelWith({ profile, score }), rows), 9).map(({ text }) => text);
		expect(reasons({ combine: 'sum' })).toContain('Is a nurse: counts 21.4 of 30 points');
		expect(reasons(weights)).toEqual([
			'Where everybody starts (persona): counts 20 of 40 points',
			'B: once, last on 2026-03-01, counts 15 of 30 points',
			'Is a nurse: counts 15 of 30 points',
			'A: once, last on 2026-03-01, counts 10 of 20 points',
			'Has experience: counts 10 of 20 points',
		]);
	});
});

describe('lines in words', () => {
	it('say what stands behind them', () => {
		const compiled = modelWith({
			decay: { kind: 'expires', afterDays: 30 },
			inactivity: { afterDays: 10, points: 8.25, everyDays: 10 },
			floor: 1,
		});
		const wordsOn = (date: string) => explainRows(compiled, once, date).lines.map(describeLine);
		expect(wordsOn('2026-03-21')).toEqual([
			'B: once, last on 2026-03-01, counts 30 of 30 points',
			'A: once, last on 2026-03-01, counts 20 of 20 points',
			'No activity: -16.5 points in 2 steps',
		]);
		expect(wordsOn('2026-04-30')).toContain('Lowest score of anyone who ever earned points');
	});

	it('say no share of a part of the profile that counts in full', () => {
		const criterion = { key: 'nurse', label: 'Is a nurse', field: 'function', points: 30 };
		const compiled = modelWith({
			profile: { persona: { start: 0, criteria: [{ ...criterion, op: 'exists' }] } },
			score: { combine: 'sum' },
		});
		const known = { on: '2026-03-01', type: 'profile.updated', properties: { function: 'nurse' } };
		const [line] = explainRows(compiled, [known]).lines;
		expect(describeLine(line)).toBe('Is a nurse: 30 points');
	});

	it('are no reasons where nothing is left', () => {
		const compiled = modelWith({ decay: { kind: 'expires', afterDays: 30 }, floor: 0 });
		const explanation = explainRows(compiled, once, '2026-04-30');
		expect(explanation.lines).toHaveLength(2);
		expect(strongestReasons(explanation)).toEqual([]);
	});
});
