import { lintModel } from '../../../../lib/scoring/model/lint';
import { PRESETS } from '../../../../lib/scoring/presets';
import { changedPreset } from './changedPreset';
import cases from './lint.json';

/** What the linter says of a model of one rule with this label. */
function lintLabel(label: string) {
	return lintModel({ rules: [{ label }] });
}

describe('rules about protected characteristics are refused', () => {
	it.each(cases.refused)('“$text” is about $about', ({ text, about }) => {
		const [issue] = lintLabel(text);
		expect(issue).toMatchObject({ severity: 'error', path: 'rules.0.label', found: text });
		expect(issue.message).toContain(`is about ${about} (`);
	});

	it('names the law in the message', () => {
		const messages = cases.refused.map(({ text }) => lintLabel(text)[0].message);
		for (const message of messages) expect(message).toMatch(/GDPR|Dutch|EU /);
	});
});

describe('rules about proxies are warned of', () => {
	it.each(cases.doubtful)('“$text” is about $about', ({ text, about }) => {
		const [issue] = lintLabel(text);
		expect(issue).toMatchObject({ severity: 'warning', path: 'rules.0.label' });
		expect(issue.message).toContain(`is about ${about} (`);
		expect(issue.message).toMatch(/; better: /);
	});

	it.each(['lt', 'lte'])('an upper limit on experience (%s) is one', (op) => {
		const where = [{ field: 'properties.yearsOfExperience', op, value: 10 }];
		expect(lintModel({ rules: [{ where }] })).toMatchObject([
			{ severity: 'warning', path: 'rules.0.where.0.op' },
		]);
	});

	it.each(['gt', 'gte', 'equals'])('a lower limit on experience (%s) is none', (op) => {
		const where = [{ field: 'properties.yearsOfExperience', op, value: 2 }];
		expect(lintModel({ rules: [{ where }] })).toEqual([]);
	});
});

describe('everything else is left alone', () => {
	it('is shown on more than sixty texts of each kind', () => {
		expect(cases.refused.length).toBeGreaterThan(60);
		expect(cases.fine.length).toBeGreaterThan(60);
	});

	it.each(cases.fine)('“%s”', (text) => {
		expect(lintLabel(text)).toEqual([]);
	});

	it.each(PRESETS.map((model) => [model.key, model] as const))('the preset %s', (_, model) => {
		expect(lintModel(model)).toEqual([]);
	});
});

describe('the linter looks everywhere a rule says what it is about', () => {
	it.each([
		['rules.0.key', { key: 'min-age' }],
		['rules.0.label', { label: 'Age' }],
		['rules.0.on', { on: ['page.viewed', 'photo.uploaded'] }],
		['rules.0.where.0.field', { where: [{ field: 'properties.age', op: 'gt', value: 30 }] }],
		['rules.0.where.0.value', { where: [{ field: 'subject', op: 'in', value: ['x', 'female'] }] }],
	])('%s', (path, rule) => {
		expect(lintModel({ rules: [rule] }).map((issue) => issue.path)).toEqual([path]);
	});

	it('in the criteria of the profile, too', () => {
		const criteria = [{ key: 'young', field: 'birthYear', op: 'gt', value: 1990 }];
		expect(lintModel({ profile: { persona: { criteria } } })).toMatchObject([
			{ path: 'profile.persona.criteria.0.field', severity: 'error' },
			{ path: 'profile.persona.criteria.0.key', severity: 'warning' },
		]);
	});

	it('says once what stands in several places of a rule', () => {
		const rule = { key: 'age', label: 'Age', where: [{ field: 'properties.age', op: 'exists' }] };
		expect(lintModel({ rules: [rule] })).toHaveLength(1);
	});

	it.each([[null], ['age'], [{ rules: 'age' }], [{ rules: [null, 'age'] }]])(
		'and takes %j as it comes',
		(model) => {
			expect(lintModel(model)).toEqual([]);
		},
	);

	it('and finds nothing in a preset whose rules only changed in number', () => {
		expect(lintModel(changedPreset({ 'rules.0.points': 2 }))).toEqual([]);
	});
});
