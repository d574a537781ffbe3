import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { parseModel } from '../../lib/scoring/model/parseModel';
import { PRESETS } from '../../lib/scoring/presets';
import { useFixedClock } from '../support/clock';
import { runSteps, runWorkflow, type Step } from '../support/harness';
import { preset } from '../support/preset';
import { onModel, publishViewsWorth, ruleChange, useModel } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

const step = (name: string, operation: string, parameters: INodeParameters = {}): Step => ({
	node: 'ScoringModel',
	name,
	parameters: { operation, ...parameters },
});

/** The preset's text with a rule the model must not have. */
const badText = JSON.stringify({ ...preset.model, timezone: 'Mars', rules: [] });

describe('a model from elsewhere', () => {
	useFixedClock();
	useStoreFolder();

	describe('exported and imported is the same (MSR-22)', () => {
		const draftOf = async (model: string) =>
			(await onModel('get', { model, version: 'draft' })).definition;

		it.each(PRESETS.map(({ key }) => key))('preset %s, through a file', async (key) => {
			const ran = await runSteps(
				[
					step('Export', 'export', { model: key }),
					step('Import', 'import', { importFrom: 'file' }),
				],
				[{}],
			);
			expect(ran.error).toBeUndefined();
			const [{ json, binary }] = ran.items('Export');
			expect(binary?.data).toMatchObject({
				mimeType: 'application/json',
				fileName: `${key}-v${json.version}.json`,
			});
			const whole = parseModel(PRESETS.find((one) => one.key === key));
			expect(json.definition).toEqual(whole);
			expect(ran.json('Import')).toMatchObject([{ key, changes: [], status: 'draft' }]);
			expect(await draftOf(key)).toEqual(whole);
		});

		it('a published version, through the field of an item', async () => {
			await publishViewsWorth(5);
			const ran = await runSteps(
				[step('Export', 'export'), step('Import', 'import', { importFrom: 'item' })],
				[{}],
			);
			expect(ran.json('Import')).toMatchObject([{ changes: [], comparedWith: 'version 2' }]);
			expect(await draftOf('candidate-nl')).toEqual(ran.json('Export')[0].definition);
		});

		it('as text, under a name of its own', async () => {
			const { definition } = await onModel('export');
			const json = JSON.stringify(definition);
			const imported = await onModel('import', { importFrom: 'json', json, saveAs: 'Our own' });
			expect(imported).toMatchObject({ key: 'our-own', label: 'Our own' });
			expect(await draftOf('our-own')).toEqual({
				...(definition as IDataObject),
				key: 'our-own',
				label: 'Our own',
				version: 1,
			});
		});
	});

	it('can be each item itself, one turn each', async () => {
		const model = preset.model as unknown as IDataObject;
		const { ran, found } = await useModel('validate', { startFrom: 'item', field: '' }, [
			model,
			{ ...model, timezone: 'Mars' },
			{ a: 1 },
		]);
		expect(found.map(({ valid }) => valid)).toEqual([true, false, false]);
		expect(ran.items('ScoringModel').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('can be changed in the form like others, from an expression too', async () => {
		const { found } = await useModel(
			'saveDraft',
			{
				startFrom: 'json',
				json: '={{ $json.model }}',
				...ruleChange('vacancy-view', { points: '={{ $json.points }}' }),
			},
			[{ model: preset.model as unknown as IDataObject, points: 4 }],
		);
		expect(found[0].changes).toContain('Vacancy view: points 3 → 4');
	});

	it.each([
		['no text at all', '', /^Not sound: 1 error\.\nThe model: this is not JSON: it is empty/],
		['no JSON', '{ "key": ', /^Not sound: 1 error\.\nThe model: this is not JSON: /],
		['a list', '[]', /^Not sound: \d+ errors?\.\n/],
		['a number', '7', /^Not sound: \d+ errors?\.\n/],
		['null', 'null', /^Not sound: \d+ errors?\.\n/],
		['other JSON', '{"name":"workflow","nodes":[]}', /\n1\. Key: is missing/],
		['a model with errors', badText, /\n1\. Rules: .*\n2\. Time zone: /],
	])('is checked, not stumbled over, when it is %s', async (_, json, summary) => {
		const checked = await onModel('validate', { startFrom: 'json', json });
		expect(checked).toMatchObject({ valid: false, key: null, label: null });
		expect(checked.summary).toMatch(summary);
		for (const operation of ['saveDraft', 'import']) {
			const from = { startFrom: 'json', importFrom: 'json', json };
			const { error } = await useModel(operation, from);
			expect(error?.message).toMatch(
				/^Item 0: The draft was not saved: the model has \d+ errors?$/,
			);
			expect(error?.description).toBeTruthy();
		}
	});

	it('tells two models on one item list apart when one is bad', async () => {
		const good = { ...preset.model, key: 'good' } as unknown as IDataObject;
		const ran = await runSteps(
			[{ ...step('Import', 'import', { importFrom: 'item' }), onError: 'continueErrorOutput' }],
			[{ definition: { key: 'bad' } }, { definition: good }, { other: 1 }],
		);
		expect(ran.json('Import')).toMatchObject([{ key: 'good' }]);
		expect(ran.json('Import', 1).map(({ error }) => String(error).slice(0, 40))).toEqual([
			'Item 0: The draft was not saved: the mod',
			'Item 2: The item has no field "definitio',
		]);
	});

	it.each(['other', 'constructor', 'a.b', '__proto__.x'])(
		'says that the field %s is missing',
		async (field) => {
			const { error } = await useModel('validate', { startFrom: 'item', field }, [{ a: 1 }]);
			expect(error?.message).toBe(`Item 0: The item has no field "${field}"`);
		},
	);

	it('says which file is missing', async () => {
		const { error } = await useModel('import', {});
		expect(error?.message).toBe('Item 0: The item has no file "data"');
	});

	it('reads a file that begins with a byte-order mark, as Windows writes them', async () => {
		const text = `\uFEFF${JSON.stringify(preset.model)}`;
		const data = { data: Buffer.from(text).toString('base64'), mimeType: 'application/json' };
		const ran = await runWorkflow(
			{
				name: 'test',
				nodes: [
					{
						id: '1',
						name: 'Import',
						type: 'n8n-nodes-candidate-journey.scoringModel',
						typeVersion: 1,
						position: [0, 0],
						parameters: { operation: 'import' },
					},
				],
				connections: {},
			},
			[{ json: {}, binary: { data } }],
		);
		expect(ran.json('Import')).toMatchObject([{ key: 'candidate-nl', changes: [] }]);
	});
});
