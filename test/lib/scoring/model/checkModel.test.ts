import fc from 'fast-check';
import { checkModel } from '../../../../lib/scoring/model/checkModel';
import type { ModelIssue } from '../../../../lib/scoring/model/issue';
import { PRESETS } from '../../../../lib/scoring/presets';
import { candidateNl } from '../../../../lib/scoring/presets/candidateNl';
import { seeded } from '../arbitraries';
import { changedPreset } from './changedPreset';
import cases from './checkModel.json';

interface Case {
	name: string;
	set: Record<string, unknown>;
	/** All errors and all warnings, in any order; none when left out. */
	errors?: Array<Partial<ModelIssue>>;
	warnings?: Array<Partial<ModelIssue>>;
}

const byPath = (a: Partial<ModelIssue>, b: Partial<ModelIssue>) =>
	String(a.path).localeCompare(String(b.path));

describe('checking a model (PL-05)', () => {
	it.each(cases as Case[])('$name', ({ set, errors = [], warnings = [] }) => {
		const check = checkModel(changedPreset(set));
		expect(check.errors.sort(byPath)).toMatchObject([...errors].sort(byPath));
		expect(check.warnings.sort(byPath)).toMatchObject([...warnings].sort(byPath));
		expect(check.model === undefined).toBe(errors.length > 0);
	});

	it.each(PRESETS.map((model) => [model.key, model] as const))(
		'the preset %s has neither errors nor warnings',
		(_, model) => {
			const { errors, warnings } = checkModel(model);
			expect([...errors, ...warnings]).toEqual([]);
		},
	);

	it('says in one message what is wrong, what is allowed and what was probably meant', () => {
		const { errors } = checkModel(changedPreset({ 'rules.4.pillar': 'activty' }));
		expect(errors.map(({ message }) => message)).toEqual([
			'"activty" is not a pillar; allowed: entrances, activity, interaction; did you mean "activity"?',
		]);
	});

	it.each([
		['rules.0.points', 900, '900 cannot stand here; allowed: a number from -100 to 100'],
		[
			'rules.0.key',
			'Page View',
			'"Page View" cannot stand here: use lower-case letters, digits and hyphens, at most 60',
		],
		[
			'rules.7.where.0.value',
			undefined,
			'is missing: every operator but exists compares with a value',
		],
		[
			'rules.7.where.1',
			{ field: 'properties.percent', op: 'lt', value: 50 },
			'the rule can never match: properties.percent cannot be gte 75 and lt 50 at once',
		],
	])('says of %s = %j what is wrong', (path, value, message) => {
		const { errors } = checkModel(changedPreset({ [path]: value }));
		expect(errors.map((issue) => issue.message)).toEqual([message]);
	});

	it('cuts values and lists that are too long to read, and keeps them whole beside the message', () => {
		const { errors } = checkModel(
			changedPreset({ 'routes.2.rules.0': 'x', 'rules.0.points': 'y'.repeat(1_000) }),
		);
		for (const { message } of errors) expect(message.length).toBeLessThan(300);
		expect(errors.map(({ found }) => String(found).length)).toEqual([1_000, 1]);
		expect(errors[1].allowed).toMatch(/^page-view, .*, paused$/);
	});

	it('says by how much a golden candidate fails', () => {
		const { errors } = checkModel(changedPreset({ 'tests.1.expect.score': 71 }));
		expect(errors[0].message).toMatch(
			/^golden candidate "Noor, .*" fails: score: expected 71, got 70$/,
		);
	});
});

describe('whatever is put into a model', () => {
	const paths = Object.entries(candidateNl).flatMap(([name, value]) =>
		Array.isArray(value)
			? [name, ...Object.keys((value[0] ?? {}) as object).map((field) => `${name}.0.${field}`)]
			: [name],
	);

	it('is checked, not stumbled over', () => {
		fc.assert(
			fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
				const { model, errors } = checkModel(changedPreset({ [path]: value }));
				expect(model === undefined).toBe(errors.length > 0);
			}),
			seeded(500),
		);
	});

	it('is checked, also when it is no model at all', () => {
		fc.assert(
			fc.property(fc.anything(), (input) => {
				expect(checkModel(input).errors).not.toEqual([]);
			}),
			seeded(300),
		);
	});
});
