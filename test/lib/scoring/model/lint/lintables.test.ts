import { lintModel } from '../../../../../lib/scoring/model/lint';
import { lintables } from '../../../../../lib/scoring/model/lint/lintables';

describe('what the linter reads', () => {
	it('of a rule is field and value first, then key, label and event type', () => {
		const rule = {
			key: 'k',
			label: 'L',
			on: ['a.b', 'c.*'],
			points: 3,
			where: [
				{ field: 'source', op: 'in', value: ['x', 7, 'y'] },
				{ field: 'channel', op: 'exists' },
				'no condition',
				{ field: 3, op: 'equals', value: 'z' },
			],
		};
		const [{ path, name, texts, conditions }] = lintables({ rules: [rule] });
		expect([path, name]).toEqual(['rules.0', 'L']);
		expect(texts.map((one) => [one.path, one.text])).toEqual([
			['rules.0.where.0.field', 'source'],
			['rules.0.where.0.value', 'x'],
			['rules.0.where.0.value', 'y'],
			['rules.0.where.1.field', 'channel'],
			['rules.0.where.3.value', 'z'],
			['rules.0.key', 'k'],
			['rules.0.label', 'L'],
			['rules.0.on', 'a.b'],
			['rules.0.on', 'c.*'],
		]);
		expect(texts[3].words).toBe('·channel·');
		expect(conditions).toEqual([
			{ path: 'rules.0.where.0', field: 'source', op: 'in' },
			{ path: 'rules.0.where.1', field: 'channel', op: 'exists' },
		]);
	});

	it('of a criterion is what it compares by itself', () => {
		const criteria = [{ key: 'c', field: 'years', op: 'gte', value: 'two' }];
		const [criterion] = lintables({ profile: { culture: { criteria } } });
		expect(criterion).toMatchObject({
			path: 'profile.culture.criteria.0',
			name: 'c',
			conditions: [{ path: 'profile.culture.criteria.0', field: 'years', op: 'gte' }],
		});
		expect(criterion.texts.map(({ path }) => path)).toEqual([
			'profile.culture.criteria.0.field',
			'profile.culture.criteria.0.value',
			'profile.culture.criteria.0.key',
		]);
	});

	it('is every rule, criterion and persona, wherever it stands', () => {
		const found = lintables({
			rules: [{}, 'none', {}],
			profile: {
				persona: { criteria: [{}] },
				culture: { criteria: [{}] },
				mood: 'none',
				personas: [{ where: { field: 'a', op: 'exists' } }, null],
			},
		});
		expect(found.map(({ path, name }) => [path, name])).toEqual([
			['rules.0', 'rules.0'],
			['rules.2', 'rules.2'],
			['profile.persona.criteria.0', 'profile.persona.criteria.0'],
			['profile.culture.criteria.0', 'profile.culture.criteria.0'],
			['profile.personas.0', 'profile.personas.0'],
		]);
		expect(found[4].conditions).toEqual([
			{ path: 'profile.personas.0.where.0', field: 'a', op: 'exists' },
		]);
	});

	it.each([[null], [[]], ['rules'], [{}], [{ rules: {} }], [{ profile: [] }]])(
		'of %j is nothing',
		(model) => {
			expect(lintables(model)).toEqual([]);
		},
	);

	it('is called by its label, else by its key, else by its place', () => {
		const nameOf = (rule: object) => lintables({ rules: [rule] })[0].name;
		expect([{ label: 'L', key: 'k' }, { label: 3, key: 'k' }, {}].map(nameOf)).toEqual([
			'L',
			'k',
			'rules.0',
		]);
	});
});

describe('what the linter says, word for word', () => {
	it.each([
		[
			{ label: 'Minimum age' },
			'error',
			'rules.0.label',
			'"Minimum age" is about age ("age"), which a score may not depend on (the Dutch WGBL and EU directive 2000/78/EC)',
		],
		[
			{ key: 'x', where: [{ field: 'properties.postcode', op: 'exists' }] },
			'warning',
			'rules.0.where.0.field',
			'"x" is about a postcode or neighbourhood ("postcode"): where people live goes together with origin and income; better: travel time to the place of work, or the regions the candidate chose',
		],
		[
			{ label: 'Junior', where: [{ field: 'properties.werkervaring', op: 'lte', value: 3 }] },
			'warning',
			'rules.0.where.0.op',
			'"Junior" sets an upper limit on experience: a maximum leaves out older candidates; better: a minimum, or the level of the position',
		],
	])('%j', (rule, severity, path, message) => {
		expect(lintModel({ rules: [rule] })).toEqual([
			expect.objectContaining({ severity, path, message }),
		]);
	});

	it.each(['experience', 'ervaring', 'werkervaring', 'ervaringsjaren', 'seniority', 'dienstjaren'])(
		'of an upper limit on “%s”',
		(field) => {
			const issuesOf = (op: string) =>
				lintModel({ profile: { persona: { criteria: [{ field, op, value: 9 }] } } });
			expect(issuesOf('lt').map(({ path, found }) => [path, found])).toEqual([
				['profile.persona.criteria.0.op', 'lt'],
			]);
			expect(issuesOf('gt')).toEqual([]);
			expect(issuesOf('result')).toEqual([]);
		},
	);

	it('is said of each topic once per rule, refusals first', () => {
		const rule = { key: 'young', label: 'Age and gender', on: 'photo.uploaded' };
		const found = lintModel({ rules: [rule, rule] });
		expect(found.map(({ path, severity }) => [path, severity])).toEqual([
			['rules.0.label', 'error'],
			['rules.0.label', 'error'],
			['rules.0.on', 'error'],
			['rules.0.key', 'warning'],
			['rules.1.label', 'error'],
			['rules.1.label', 'error'],
			['rules.1.on', 'error'],
			['rules.1.key', 'warning'],
		]);
	});

	it('is nothing about a field that is compared with less of something else', () => {
		const where = [{ field: 'properties.distance', op: 'lt', value: 30 }];
		expect(lintModel({ rules: [{ where }] })).toEqual([]);
	});
});
