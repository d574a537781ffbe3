import { checkModel } from '../../../../lib/scoring/model/checkModel';
import { parseModel } from '../../../../lib/scoring/model/parseModel';
import { changedPreset } from './changedPreset';
import cases from './messages.json';

interface Case {
	name: string;
	/** What to put where in the preset; its golden candidates are left out unless the case is about them. */
	set: Record<string, unknown>;
	/** Everything said, each after its path; nothing when left out. */
	errors?: string[];
	warnings?: string[];
}

describe('what is said of a model, word for word (PL-05)', () => {
	it.each(cases as Case[])('$name', ({ set, errors = [], warnings = [] }) => {
		const isGolden = Object.keys(set).some((path) => path.startsWith('tests'));
		const check = checkModel(changedPreset(isGolden ? set : { tests: [], ...set }));
		const say = (issues: typeof check.errors) =>
			issues.map(({ path, message }) => `${path}: ${message}`);
		expect(say(check.errors)).toEqual(errors);
		expect(say(check.warnings)).toEqual(warnings);
	});

	it('is one sentence for all when the model is used', () => {
		expect(() => parseModel(changedPreset({ floor: 2, 'rules.0.points': 900 }))).toThrow(
			new Error(
				'The scoring model has 2 issue(s): rules.0.points: 900 cannot stand here; allowed: a number from -100 to 100; floor: 2 cannot stand here; allowed: a whole number from 0 to 1',
			),
		);
		expect(() => parseModel(7)).toThrow(/^The scoring model has 1 issue\(s\): model: 7 cannot/);
	});
});
