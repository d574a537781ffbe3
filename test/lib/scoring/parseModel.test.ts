import { isScoringError, type ModelIssue } from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { changedPreset } from './model/changedPreset';
import cases from './parseModel.json';
import { modelOfRule, presetModel } from './remember';

interface Case {
	name: string;
	/** What to put where in the preset. */
	set: Record<string, unknown>;
	/** Where issues must be reported: all of them and no others. */
	paths: string[];
}

function issuesOf(input: unknown): ModelIssue[] {
	try {
		parseModel(input);
	} catch (error) {
		if (isScoringError(error) && error.code === 'invalid-model') return error.issues;
		throw error;
	}
	return [];
}

describe('a model with a mistake is refused, with every path (PL-05)', () => {
	it.each(cases as Case[])('$name', ({ set, paths }) => {
		const issues = issuesOf(changedPreset(set));
		expect(issues.map(({ path }) => path).sort()).toEqual([...paths].sort());
		for (const { message } of issues) expect(message).not.toBe('');
	});

	it.each([[null], [42], ['candidate-nl'], [[]], [{}]])('%j is no model', (input) => {
		expect(issuesOf(input)).not.toEqual([]);
	});

	it('says all of it in one message', () => {
		expect(() => parseModel(changedPreset({ floor: 2, 'rules.0.points': 900 }))).toThrow(
			/2 issue\(s\).*rules\.0\.points.*floor/,
		);
	});
});

describe('a sound model', () => {
	it('gets the defaults it left out', () => {
		const { where, limits, repeat } = presetModel().rules[3];
		expect({ where, limits, repeat }).toEqual({ where: [], limits: {}, repeat: 'full' });
	});

	it('is left alone when it is read again', () => {
		expect(parseModel(presetModel())).toEqual(presetModel());
	});

	it('shares tallies with a model of the same patterns only', () => {
		const { patterns } = modelOfRule({});
		expect(modelOfRule({ points: 9, limits: { total: 2 } }).patterns).toBe(patterns);
		expect(modelOfRule({ on: 'thing.*' }).patterns).not.toBe(patterns);
		expect(modelOfRule({ limits: { perSubject: 'once' } }).patterns).not.toBe(patterns);
		expect(modelOfRule({}, { timezone: 'Asia/Tokyo' }).patterns).not.toBe(patterns);
	});
});
