import { compileModel } from '../../../../lib/scoring';
import type { FoundTrait } from '../../../../lib/scoring/calibrate/findDecay';
import {
	criteriaBeside,
	criterionEdits,
} from '../../../../lib/scoring/calibrate/ledger/criterionEdits';
import { traitSigns, traitsIn } from '../../../../lib/scoring/calibrate/ledger/traits';
import { reviewModel } from '../../../../lib/scoring/model/edit/reviewModel';
import { emptyTimelines } from '../../../../lib/scoring/timeline';
import { dayMs } from '../../../support/events';
import { variant } from '../../../support/models';
import type { ScoringModelInput } from '../../../../lib/scoring';

const criteria = [
	{
		key: 'nurse',
		label: 'Is a nurse',
		field: 'function',
		op: 'equals',
		value: 'nurse',
		points: 30,
		misfit: -40,
	},
	{
		key: 'region',
		label: 'Lives near',
		field: 'region',
		op: 'equals',
		value: 'Utrecht',
		points: 10,
	},
] as const;
const profile = { persona: { criteria: [...criteria] } } satisfies ScoringModelInput['profile'];
const beside = variant({ profile });
const asPart = variant({ profile, score: { combine: 'weights', engagement: 60, persona: 40 } });

const found = (trait: string, points: number): FoundTrait => ({
	trait,
	points,
	from: points - 1,
	to: points + 1,
	people: 50,
});

describe('criteria learned from the ledger (UP-S02, UP-S03)', () => {
	it('are known from when the profile said so until it says otherwise', () => {
		const timelines = emptyTimelines();
		timelines.profile = [
			[dayMs(0), 'function', '"nurse"'],
			[dayMs(10), 'function', '"carer"'],
		];
		const [from, until] = [0, 10].map((day) => beside.toLocalDay(dayMs(day)));
		expect(traitsIn(timelines, beside)).toEqual([
			{ trait: 'persona nurse fits', from, until },
			{ trait: 'persona nurse misfits', from: until, until: Infinity },
		]);
		expect(traitsIn(timelines, variant({}))).toEqual([]);
	});

	it('are only those known of some, and not of all; misfits only where the model takes points', () => {
		const person = (...traits: string[]) => ({
			fold: 0,
			deeds: [],
			outcomeOn: null,
			traits: traits.map((trait) => ({ trait, from: 0, until: Infinity })),
		});
		const people = Array.from({ length: 100 }, (_, i) =>
			person(
				i % 2 ? 'persona nurse fits' : 'persona nurse misfits',
				i % 2 ? 'persona region misfits' : '',
				'persona region fits',
			),
		);
		expect([...traitSigns(people, beside, 20)]).toEqual([
			['persona nurse fits', 1],
			['persona nurse misfits', -1],
		]);
	});

	it('keep the points of the heaviest where they are told beside the score', () => {
		const traits = [found('persona nurse fits', 8), found('persona region fits', 4)];
		expect(criteriaBeside(traits, beside, 1)).toMatchObject([
			{ criterion: 'nurse', pointsNow: 30, points: 30, misfit: -40, leftBecause: null },
			{ criterion: 'region', pointsNow: 10, points: 15, leftBecause: null },
		]);
	});

	it('are on the scale of the rules where they are a part of the score', () => {
		const traits = [found('persona nurse fits', 8), found('persona nurse misfits', -6)];
		expect(criteriaBeside(traits, asPart, 2)).toMatchObject([
			{ criterion: 'nurse', points: 24, misfit: -18 },
			{
				criterion: 'region',
				points: 10,
				leftBecause: 'Known of too few candidates, or true of all',
			},
		]);
	});

	it('make a draft', () => {
		const told = criteriaBeside([found('persona nurse fits', 8)], asPart, 2);
		const edits = { criterionChanges: criterionEdits(told) };
		const { errors, model } = reviewModel(asPart.model, edits);
		expect(errors).toEqual([]);
		expect(model?.profile?.persona?.criteria).toMatchObject([{ points: 24 }, { points: 10 }]);
		expect(compileModel(model!).profile?.persona?.criteria[0].points).toBe(24);
	});

	it('cannot change a criterion that is not there', () => {
		const change = { part: 'persona' as const, criterion: 'nurze', points: 1, misfit: 0 };
		const { errors } = reviewModel(asPart.model, { criterionChanges: [change] });
		expect(errors[0]).toMatchObject({ path: 'profile.persona.criteria', suggestion: 'nurse' });
	});

	it('are barred where they are about what is protected', () => {
		const age = { ...criteria[1], key: 'young', label: 'Young', field: 'age' };
		const model = { ...beside.model, profile: { persona: { criteria: [age] } } };
		const compiled = { ...beside, model: { ...model } } as unknown as typeof beside;
		const [told] = criteriaBeside([], compiled, 1);
		expect(told.leftBecause).toMatch(/^Barred: it is about age/);
		expect(criterionEdits([told])).toEqual([]);
	});
});
