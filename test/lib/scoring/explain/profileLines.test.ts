import {
	describeLine,
	strongestReasons,
	type ExplanationLine,
	type ScoringModelInput,
} from '../../../../lib/scoring';
import { evaluateRows, type EventRow } from '../remember';
import { contributionsOf, explainRows, lossesOf, modelWith, once } from './explainRows';

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
