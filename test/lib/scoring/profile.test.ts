import { parseDay, type CompiledModel, type ScoringModelInput } from '../../../lib/scoring';
import { combine } from '../../../lib/scoring/combine';
import { sharesOf } from '../../../lib/scoring/model/shares';
import { ProfilePlan } from '../../../lib/scoring/profile';
import {
	evaluateRows,
	modelOfRule,
	presetModel,
	remember,
	toEvents,
	type EventRow,
} from './remember';

type Profile = NonNullable<ScoringModelInput['profile']>;

const nurse = {
	key: 'nurse',
	label: 'Is a nurse',
	field: 'function',
	op: 'contains',
	value: 'nurse',
	points: 30,
	misfit: -60,
} as const;
const senior = {
	key: 'senior',
	label: 'Has experience',
	field: 'years',
	op: 'gte',
	value: 5,
	points: 25,
} as const;

const persona: Profile = { persona: { criteria: [nurse, senior] } };

const modelWith = (profile: Profile | undefined, changes: Partial<ScoringModelInput> = {}) =>
	modelOfRule({}, { profile, ...changes });

const known = (on: string, properties: Record<string, unknown>): EventRow => ({
	on,
	type: 'profile.updated',
	properties,
});

function planOf(rows: EventRow[], compiled: CompiledModel): ProfilePlan {
	return new ProfilePlan(remember(toEvents(rows), compiled).timelines, compiled);
}

const standing = (properties: Record<string, unknown>, profile: Profile) =>
	planOf([known('2026-03-01', properties)], modelWith(profile)).on(parseDay('2026-03-01'));

describe('a part of the fit (StD-03, UP-S02, PL-03, PL-04)', () => {
	it.each([
		['nothing known', {}, 50, false],
		['a fitting function', { function: 'Nurse' }, 80, true],
		['everything fitting, up to the cap', { function: 'nurse', years: 9 }, 100, true],
		['a function that does not fit, down to the lowest', { function: 'planner' }, 0, true],
		['what does not fit and what does', { function: 'planner', years: 5 }, 15, true],
		['too few years, which nobody minds', { years: 4 }, 50, true],
		['an empty text, which is as good as unknown', { function: '' }, 50, false],
		['an empty list, likewise', { function: [] }, 50, false],
		['null, likewise', { function: null }, 50, false],
		['a list that holds it', { function: ['planner', 'nurse'] }, 80, true],
		['a field nobody asks for', { hobby: 'chess' }, 50, false],
	])('with %s', (_, properties, points, isKnown) => {
		expect(standing(properties, persona).persona).toMatchObject({ points, isKnown });
	});

	it('stays between its own lowest and cap', () => {
		const range = { persona: { start: 20, lowest: -30, cap: 40, criteria: [nurse, senior] } };
		const pointsOf = (properties: Record<string, unknown>) =>
			standing(properties, range).persona?.points;
		expect([{ function: 'x' }, {}, { function: 'nurse' }].map(pointsOf)).toEqual([-30, 20, 40]);
	});

	it('tells of each criterion whether it holds, and what it comes to', () => {
		expect(standing({ function: 'planner' }, persona).persona?.criteria).toEqual([
			{ key: 'nurse', label: 'Is a nurse', holds: false, points: -60 },
			{ key: 'senior', label: 'Has experience', holds: null, points: 0 },
		]);
		expect(standing({ function: 'nurse', years: 1 }, persona).persona?.criteria).toEqual([
			{ key: 'nurse', label: 'Is a nurse', holds: true, points: 30 },
			{ key: 'senior', label: 'Has experience', holds: false, points: 0 },
		]);
	});

	it('is none where the model does not ask', () => {
		expect(standing({ function: 'nurse' }, persona).culture).toBeNull();
		const culture = { culture: { criteria: [nurse] } };
		const found = standing({ function: 'nurse' }, culture);
		expect(found).toMatchObject({ persona: null, culture: { points: 80 }, fit: 80, grade: 'A' });
	});
});

describe('the fit', () => {
	const both: Profile = {
		persona: { weight: 3, criteria: [senior] },
		culture: { weight: 1, lowest: -50, criteria: [{ ...nurse, misfit: -90 }] },
	};

	it.each([
		['nothing known', {}, null, null],
		['one part known, the other neutral', { years: 5 }, (75 * 3 + 50) / 4, 'B'],
		['both known', { years: 5, function: 'nurse' }, (75 * 3 + 80) / 4, 'A'],
		['a part below 0, which counts as 0', { years: 5, function: 'x' }, (75 * 3) / 4, 'B'],
	])('is the weighted mean of the parts: %s', (_, properties, fit, grade) => {
		expect(standing(properties, both)).toMatchObject({ fit, grade });
	});

	it('is a D for somebody who does not fit at all', () => {
		expect(standing({ function: 'planner' }, persona)).toMatchObject({ fit: 0, grade: 'D' });
	});
});

describe('the prepared personas (UP-03)', () => {
	const personas: Profile = {
		personas: [
			{ key: 'senior-nurse', label: 'Senior', where: [{ ...part(nurse) }, { ...part(senior) }] },
			{ key: 'nurse', label: 'Nurse', where: [part(nurse)] },
		],
	};

	function part({ field, op, value }: typeof nurse | typeof senior) {
		return { field, op, value };
	}

	it.each([
		[{ function: 'nurse', years: 7 }, 'senior-nurse'],
		[{ function: 'nurse', years: 2 }, 'nurse'],
		[{ function: 'nurse' }, 'nurse'],
		[{ years: 7 }, null],
		[{}, null],
	])('%j is like %s: the first of which everything holds', (properties, key) => {
		expect(standing(properties, personas).personaKey).toBe(key);
	});
});

describe('a profile in time', () => {
	const rows = [
		known('2026-03-05', { function: 'nurse' }),
		known('2026-03-01', { hobby: 'chess' }),
		known('2026-03-03', { function: 'planner' }),
		known('2026-03-05T13:00', { years: 8 }),
	];

	it('is what was last known on a day', () => {
		const plan = planOf(rows, modelWith(persona));
		const pointsOf = (date: string) => plan.on(parseDay(date)).persona?.points;
		const dates = ['2026-02-28', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
		expect(dates.map(pointsOf)).toEqual([50, 50, 0, 0, 100]);
	});

	it('changes on the days something became known, and is known from the first that matters', () => {
		const plan = planOf(rows, modelWith(persona));
		expect(plan.days).toEqual(['2026-03-01', '2026-03-03', '2026-03-05'].map(parseDay));
		expect(plan.firstKnown).toBe(parseDay('2026-03-03'));
		expect(planOf(rows.slice(1, 2), modelWith(persona)).firstKnown).toBe(Infinity);
	});

	it('is nothing where the model asks nothing', () => {
		const plan = planOf(rows, modelWith(undefined));
		expect(plan.days).toEqual([]);
		expect(plan.firstKnown).toBe(Infinity);
		expect(plan.on(parseDay('2026-03-09'))).toEqual({
			persona: null,
			culture: null,
			fit: null,
			grade: null,
			personaKey: null,
		});
	});
});

describe('the parts in the score (StD-03)', () => {
	const twoParts: Profile = { persona: { criteria: [nurse] }, culture: { criteria: [senior] } };

	it.each<[string, ScoringModelInput['score'], Profile, number[]]>([
		['engagement', { combine: 'engagement' }, twoParts, [1, 0, 0]],
		['a sum', { combine: 'sum' }, twoParts, [1, 1, 1]],
		[
			'weights',
			{ combine: 'weights', engagement: 2, persona: 1, culture: 1 },
			twoParts,
			[0.5, 0.25, 0.25],
		],
		['weights of two', { combine: 'weights', engagement: 3, persona: 1 }, persona, [0.75, 0.25, 0]],
	])('have the shares of %s', (_, score, profile, shares) => {
		const { model } = modelWith(profile, { score });
		expect(Object.values(sharesOf(model))).toEqual(shares);
	});

	it('do without the weight of a part that is not there', () => {
		const score = { combine: 'weights', engagement: 1, persona: 1, culture: 2 } as const;
		const model = { ...presetModel(), score };
		expect(sharesOf(model)).toEqual({ engagement: 1, persona: 0, culture: 0 });
		const { profile } = modelWith(twoParts).model;
		const one = { ...model, profile: profile && { ...profile, culture: undefined } };
		expect(sharesOf(one)).toEqual({ engagement: 0.5, persona: 0.5, culture: 0 });
	});

	it('add up by their shares, the engagement as 0 to 100', () => {
		const profile = standing({ function: 'nurse', years: 1 }, twoParts);
		const shares = { engagement: 0.5, persona: 0.25, culture: 0.1 };
		const rest = 80 * 0.25 + 50 * 0.1;
		expect(combine(60, profile, shares)).toBeCloseTo(30 + rest, 9);
		expect(combine(-20, profile, shares)).toBeCloseTo(rest, 9);
		expect(combine(240, profile, shares)).toBeCloseTo(50 + rest, 9);
		expect(combine(60, { ...profile, persona: null, culture: null }, shares)).toBe(30);
	});

	it('are presented beside the score, null while nothing is known', () => {
		const compiled = modelWith(twoParts, { score: { combine: 'sum' } });
		const rows = [known('2026-03-02', { function: 'nurse' }), known('2026-03-04', { years: 6 })];
		const on = (date: string, more: EventRow[] = []) => {
			const all = evaluateRows([...rows, ...more], date, compiled);
			return [all.score, all.engagement, all.persona, all.culture, all.grade];
		};
		const visit = { on: '2026-03-03', type: 'thing.done', times: 7 };
		expect(on('2026-03-01')).toEqual([null, null, null, null, null]);
		expect(on('2026-03-02')).toEqual([100, null, 80, null, 'B']);
		expect(on('2026-03-04', [visit])).toEqual([100, 7, 80, 75, 'A']);
		expect(evaluateRows(rows, '2026-03-04', compiled).firstScoredAt).toBe('2026-03-02');
	});

	it('make a score that changes when something becomes known', () => {
		const score = { combine: 'weights', engagement: 1, persona: 1 } as const;
		const compiled = modelWith(persona, { score });
		const rows: EventRow[] = [
			{ on: '2026-03-01', type: 'thing.done', times: 20 },
			known('2026-03-05', { function: 'nurse' }),
			known('2026-03-09', { function: 'planner' }),
		];
		const dates = ['2026-03-01', '2026-03-05', '2026-03-09'];
		expect(dates.map((date) => evaluateRows(rows, date, compiled).score)).toEqual([35, 50, 10]);
		const { changes } = evaluateRows(rows, '2026-03-09', compiled);
		expect(changes.filter(({ kind }) => kind === 'bucket').map(({ to }) => to)).toEqual([
			'lukewarm',
			'warm',
			'cold',
		]);
		expect(evaluateRows(rows, '2026-03-02', compiled).nextChangeOn).toBe(parseDay('2026-03-05'));
	});
});
