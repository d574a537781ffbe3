import { checkBuckets } from '../../../../lib/scoring/model/check/buckets';
import { checkKeys, checkZone } from '../../../../lib/scoring/model/check/keys';
import { checkMedals } from '../../../../lib/scoring/model/check/medals';
import { checkPhases } from '../../../../lib/scoring/model/check/phases';
import { checkProfile } from '../../../../lib/scoring/model/check/profile';
import { checkReferences } from '../../../../lib/scoring/model/check/references';
import { checkRules } from '../../../../lib/scoring/model/check/rules';
import { checkTwins } from '../../../../lib/scoring/model/check/twins';
import { soundParts } from '../../../../lib/scoring/model/parts';
import { changedPreset } from './changedPreset';

const checks = {
	checkBuckets,
	checkKeys,
	checkZone,
	checkMedals,
	checkPhases,
	checkProfile,
	checkReferences,
	checkRules,
	checkTwins,
};

const criterion = { key: 'nurse', label: 'Nurse', field: 'function', op: 'exists', points: 10 };
const part = { criteria: [criterion] };

/** Models and pieces of models in which nothing contradicts anything. */
const innocent: Record<string, unknown> = {
	'the preset': changedPreset({}),
	'nothing at all': undefined,
	'a model without parts': {},
	'lists without entries': { pillars: [], rules: [], buckets: [], phases: [], medals: [] },
	'entries without fields': {
		pillars: [{}],
		rules: [{}],
		phases: [{}],
		medals: [{}],
		routes: [{}],
	},
	'a route and an expectation, and no lists': {
		routes: [{ to: 'care', buckets: ['hot'], phases: ['do'], rules: ['chat'] }],
		tests: [{ name: 'n', events: [], asOf: '2026-01-01', expect: { bucket: 'hot' } }],
	},
	'a phase entered by a rule, and no rules': {
		phases: [{ key: 'do', label: 'Do', enter: [{ rules: ['chat'], distinctSubjects: 2 }] }],
	},
	'buckets, and no pillars': { pillars: [], buckets: [{ from: 0 }, { from: 70 }] },
	'pillars, and no buckets': { pillars: [{ key: 'all', label: 'All', cap: 10 }] },
	'parts that are none': { matrix: 'x', score: 'x', hysteresis: 'x', profile: 'x', timezone: 7 },
	'a profile of which nothing is asked twice': changedPreset({
		profile: { persona: part, culture: part, personas: [] },
		score: { combine: 'weights', engagement: 1, persona: 1, culture: 1 },
	}),
};

describe('a check of what the parts of a model ask of each other (PL-05)', () => {
	const table = Object.keys(checks).flatMap((check) =>
		Object.keys(innocent).map((model) => [check, model] as const),
	);

	it.each(table)('%s has nothing to say of %s', (check, model) => {
		expect(checks[check as keyof typeof checks](soundParts(innocent[model]))).toEqual([]);
	});

	it('leaves aside what can be reached where it does not know how the score is made', () => {
		const pillars = [{ key: 'all', label: 'All', cap: 10 }];
		const buckets = [{ key: 'hot', label: 'Hot', from: 70 }];
		const found = checkBuckets(soundParts({ pillars, buckets, score: { combine: 'x' } }));
		expect(found.map(({ message }) => message)).toEqual([
			'the lowest bucket starts at 0, so that nobody falls out',
		]);
	});

	it('keeps what was found and what is allowed beside the message', () => {
		const buckets = [1, 20, 20].map((from, i) => ({ key: `b${i}`, label: 'B', from }));
		const found = checkBuckets(soundParts({ buckets, score: { combine: 'sum' } }));
		expect(found).toMatchObject([
			{ path: 'buckets.0.from', found: 1, allowed: '0' },
			{ path: 'buckets.2.from', found: 20, allowed: 'above 20' },
		]);
		const where = [
			{ field: 'source', op: 'equals', value: 'a' },
			{ field: 'channel', op: 'exists' },
			{ field: 'source', op: 'equals', value: 'b' },
		];
		expect(checkRules(soundParts({ rules: [{ key: 'r', where }] }))).toMatchObject([
			{ path: 'rules.0.where.2', found: [where[0], where[2]] },
		]);
	});

	it('looks into the pillar of the rule for its decay', () => {
		const pillars = [
			{ key: 'a', label: 'A', cap: 50, decay: { kind: 'perDay', points: 1 } },
			{ key: 'b', label: 'B', cap: 50, decay: { kind: 'none' } },
		];
		const rule = { points: 2, limits: { maxPoints: 5 } };
		const rules = ['b', 'a', 'c'].map((pillar) => ({ ...rule, pillar }));
		const found = checkRules(soundParts({ pillars: [...pillars, { key: 'c' }], rules }));
		expect(found.map(({ path }) => path)).toEqual(['rules.1.limits.maxPoints']);
	});

	it('knows no pillars where they are no list', () => {
		const rules = [
			{ key: 'r', points: 3, pillar: 'x' },
			{ points: 3, pillar: null },
		];
		expect(checkRules(soundParts({ pillars: 'x', rules }))).toMatchObject([
			{ path: 'rules.1.pillar', message: 'a rule that gives points needs a pillar' },
		]);
	});
});
