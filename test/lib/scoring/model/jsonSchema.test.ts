import Ajv from 'ajv';
import { describeAllowed } from '../../../../lib/scoring/model/allowed';
import { modelJsonSchema } from '../../../../lib/scoring/model/jsonSchema';
import { PRESETS } from '../../../../lib/scoring/presets';
import { changedPreset } from './changedPreset';

const validate = new Ajv({ allErrors: true }).compile(modelJsonSchema());

describe('the JSON Schema of a model', () => {
	it.each(PRESETS.map((model) => [model.key, model] as const))(
		'takes the preset %s',
		(_, model) => {
			validate(JSON.parse(JSON.stringify(model)));
			expect(validate.errors ?? []).toEqual([]);
		},
	);

	it.each([
		['rules.0.points', 101],
		['rules.0.points', 'ten'],
		['rules.0.on', 'Page.Viewed'],
		['rules.0.unknown', true],
		['rules.7.where.0.op', 'matches'],
		['decay.kind', 'exponential'],
		['buckets', []],
		['phases.1.key', 'feel'],
		['medals.0.statuses', []],
		['routes.1.to', 'reject'],
		['tests.0.expect.score', 101],
		['timeZone', 'Europe/Amsterdam'],
	])('refuses %s = %j', (path, value) => {
		expect(validate(changedPreset({ [path]: value }))).toBe(false);
	});

	it('asks only for what has no default', () => {
		expect(modelJsonSchema().required).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/tests|horizonDays/)]),
		);
		expect(modelJsonSchema().required).toEqual(
			expect.arrayContaining(['key', 'version', 'pillars', 'rules', 'buckets']),
		);
	});

	it('says what the fields mean, for the hints of an editor', () => {
		expect(JSON.stringify(modelJsonSchema())).toContain('events that count on one local day');
	});
});

describe('what may stand at a path', () => {
	it.each([
		[['rules', 3, 'points'], 'a number from -100 to 100'],
		[['floor'], 'a whole number from 0 to 1'],
		[['pillars', 0, 'cap'], 'a number above 0, at most 100'],
		[['rules', 0, 'limits', 'perDay'], 'a whole number of at least 1'],
		[['rules', 0, 'limits', 'perSubject'], '"once" or an object with days'],
		[['rules', 0, 'where'], 'a list'],
		[['buckets'], 'a list that is not empty'],
		[['medals', 0, 'key'], '"bronze", "silver", "gold"'],
		[['rules', 0, 'label'], 'a text of at most 120 characters'],
		[
			['rules', 0, 'where', 0, 'value'],
			'a text or a number or true or false or a list that is not empty',
		],
		[['nowhere', 0], undefined],
		[['__proto__'], undefined],
	])('%j: %s', (path, words) => {
		expect(describeAllowed(path)).toBe(words);
	});
});
