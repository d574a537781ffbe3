import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { DECAY_NUMBERS } from '../../lib/scoring/model/edit/decay';
import type { ScoringModel } from '../../lib/scoring';
import { PRESETS } from '../../lib/scoring/presets';
import { useFixedClock } from '../support/clock';
import { ourNodes } from '../support/harness';
import { fillList } from '../support/lists';
import { preset } from '../support/preset';
import { onModel, publishViewsWorth, ruleChange } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

const draft = async (parameters: INodeParameters): Promise<ScoringModel> => {
	await onModel('saveDraft', parameters);
	return (await onModel('get', { version: 'draft' })).definition as unknown as ScoringModel;
};

const ruleOf = ({ rules }: ScoringModel, wanted: string) => rules.find(({ key }) => key === wanted);

describe('the form of Scoring Model', () => {
	useFixedClock();
	useStoreFolder();

	it('changes nothing when it is empty', async () => {
		expect(await draft({})).toEqual(preset.model);
	});

	it('changes rules, adds and removes some (MSR-14, StD-04)', async () => {
		const model = await draft({
			ruleChanges: {
				rule: [
					{
						rule: 'email-click',
						action: 'change',
						changes: {
							points: 6,
							pillar: 'interaction',
							repeatPercent: 25,
							perDay: 4,
							pointsPerDay: 12,
							decay: { how: { kind: 'halfLife', days: 20 } },
						},
					},
					{
						rule: 'article-read',
						action: 'change',
						changes: { oncePerSubject: false, perDay: 2 },
					},
					{ rule: 'asset-download', action: 'change', changes: { subjectAgainAfterDays: 90 } },
					{
						rule: 'chat',
						action: 'change',
						changes: { points: -5, pillar: 'noPillar', everyDays: 0 },
					},
					{ rule: 'application-submitted', action: 'remove' },
				],
			},
			newRules: {
				rule: [
					{
						label: 'Open day',
						eventTypes: 'openday.visited, fair.visited',
						points: 18,
						pillar: 'interaction',
						conditions: {
							condition: [
								{ field: 'property', property: 'minutes', op: 'gte', value: '30' },
								{ field: 'source', op: 'missing' },
							],
						},
						more: { oncePerSubject: true, decay: { how: { kind: 'none' } } },
					},
				],
			},
		});
		expect(ruleOf(model, 'email-click')).toMatchObject({
			points: 6,
			pillar: 'interaction',
			repeat: { factor: 0.25 },
			limits: { perDay: 4, pointsPerDay: 12 },
			decay: { kind: 'halfLife', days: 20, graceDays: 7 },
		});
		expect(ruleOf(model, 'article-read')?.limits).toEqual({ perDay: 2 });
		expect(ruleOf(model, 'asset-download')?.limits).toEqual({ perSubject: { days: 90 } });
		expect(ruleOf(model, 'chat')).toMatchObject({ points: -5, pillar: null, limits: {} });
		expect(ruleOf(model, 'application-submitted')).toBeUndefined();
		expect(ruleOf(model, 'open-day')).toEqual({
			key: 'open-day',
			label: 'Open day',
			on: ['openday.visited', 'fair.visited'],
			where: [
				{ field: 'properties.minutes', op: 'gte', value: 30 },
				{ field: 'source', op: 'exists', value: false },
			],
			points: 18,
			pillar: 'interaction',
			limits: { perSubject: 'once' },
			repeat: 'full',
			decay: { kind: 'none' },
		});
	});

	it('needs of a new rule no more than a label, an event type and points', async () => {
		const rule = { label: '={{ 12 }}', eventTypes: 'openday.visited', points: 3 };
		const model = await draft({ newRules: { rule: [rule] } });
		expect(model.rules.at(-1)).toEqual({
			key: 'rule-12',
			label: '12',
			on: 'openday.visited',
			where: [],
			points: 3,
			pillar: 'activity',
			limits: {},
			repeat: 'full',
		});
	});

	it('changes thresholds and what holds for the whole model (MSR-03, UP-S08)', async () => {
		const model = await draft({
			buckets: { bucket: [{ bucket: 'hot', from: 80 }] },
			settings: {
				label: 'Ours',
				timezone: 'Europe/Brussels',
				hysteresisPoints: 3,
				decay: { how: { days: 30 } },
				pillarCaps: { pillarCap: [{ pillar: 'entrances', cap: 30 }] },
			},
		});
		expect(model).toMatchObject({
			label: 'Ours',
			timezone: 'Europe/Brussels',
			hysteresis: { points: 3 },
			decay: { kind: 'halfLife', days: 30, graceDays: 7 },
		});
		expect(model.buckets.at(-1)).toMatchObject({ key: 'hot', from: 80 });
		expect(model.pillars[0]).toMatchObject({ key: 'entrances', cap: 30 });
	});

	it('asks of each kind of decay the numbers it needs, and no others', () => {
		const decays = decayGroups(ourNodes.get('ScoringModel')?.description.properties ?? []);
		expect(decays.length).toBeGreaterThan(2);
		for (const values of decays) {
			const kinds = values[0].options as Array<{ value: string }>;
			expect(kinds.map(({ value }) => value)).toEqual(
				expect.arrayContaining(Object.keys(DECAY_NUMBERS)),
			);
			for (const [kind, numbers] of Object.entries(DECAY_NUMBERS)) {
				const asked = values.filter(({ displayOptions }) =>
					displayOptions?.show?.kind?.includes(kind),
				);
				expect(Object.fromEntries(asked.map((one) => [one.name, one.default]))).toEqual(numbers);
			}
		}
	});

	describe('fills its lists', () => {
		const list = async (method: string, parameters: INodeParameters) =>
			(await fillList('ScoringModel', method, parameters)).map(
				({ name, value, description = '' }) => [name, value, description],
			);
		const live = { startFrom: 'live', model: 'candidate-nl' };

		it('with the rules of what it starts from', async () => {
			const rules = await list('getRules', live);
			expect(rules).toHaveLength(preset.model.rules.length);
			expect(rules[1]).toEqual(['Vacancy view', 'vacancy-view', '3 points for vacancy.viewed']);
			await publishViewsWorth(5);
			await onModel('saveDraft', ruleChange('vacancy-view', { points: 6 }));
			const worth = async (parameters: INodeParameters) =>
				(await list('getRules', parameters))[1]?.[2];
			expect(await worth(live)).toMatch(/^5 points/);
			expect(await worth({ ...live, startFrom: 'draft' })).toMatch(/^6 points/);
			expect(await worth({ startFrom: 'preset', preset: 'candidate-nl' })).toMatch(/^3 points/);
			const bad = { ...preset.model, timezone: 'Mars', rules: preset.model.rules.slice(0, 2) };
			expect(await list('getRules', { startFrom: 'json', json: JSON.stringify(bad) })).toHaveLength(
				2,
			);
		});

		it.each([
			['what is in items', { startFrom: 'item' }],
			['what is in files', { startFrom: 'file' }],
			['no JSON', { startFrom: 'json', json: '{' }],
			['an expression', { startFrom: 'json', json: '={{ $json.model }}' }],
			['no model', { startFrom: 'json', json: '{"rules":[{"key":1}]}' }],
		])('with nothing for %s', async (_, parameters) => {
			expect(await list('getRules', parameters)).toEqual([]);
		});

		it('with pillars and buckets', async () => {
			expect(await list('getPillars', live)).toEqual([
				['Entrances', 'entrances', ''],
				['Activity', 'activity', ''],
				['Interaction', 'interaction', ''],
				['None', 'noPillar', ''],
			]);
			expect((await list('getCappedPillars', live))[0]).toEqual([
				'Entrances',
				'entrances',
				'Now 25',
			]);
			expect((await list('getStartBuckets', live))[0]).toEqual(['Hot', 'hot', 'Now from 70']);
		});

		it('with models, drafts included, and their versions', async () => {
			expect(await list('getVersions', live)).toEqual([
				['Live Version', 'live', ''],
				['Draft', 'draft', ''],
				...PRESETS.map(({ key, label }) => [`Preset ${label}`, `preset:${key}`, '']),
			]);
			await publishViewsWorth(5, { options: { by: 'Lisa' } });
			await onModel('saveDraft', { saveAs: 'Contacts' });
			const all = await list('getModelsAndDrafts', {});
			expect(all.filter(([name]) => !String(name).endsWith('(preset)'))).toEqual([
				['Candidate NL', 'candidate-nl', 'Version 2, published by workflow “test”'],
				['Contacts (draft only)', 'contacts', ''],
			]);
			expect(await list('getPublishedVersions', live)).toEqual([
				['Version 2', '2', 'Published by workflow “test”: views are worth 5'],
				['Version 1', '1', ''],
			]);
			expect((await list('getVersions', live)).map(([, value]) => value)).toEqual([
				'live',
				'draft',
				'2',
				'1',
				...PRESETS.map(({ key }) => `preset:${key}`),
			]);
			expect(await list('getPublishedVersions', { model: 'contacts' })).toEqual([]);
		});
	});
});

/** What each question about decay asks, however deep it stands. */
function decayGroups(properties: readonly INodeProperties[]): INodeProperties[][] {
	return properties.flatMap((property): INodeProperties[][] => {
		const groups = (property.options ?? []) as INodePropertyCollection[];
		if (property.name === 'decay') return groups.map(({ values }) => values);
		if (property.type === 'collection') return decayGroups(property.options as INodeProperties[]);
		if (property.type === 'fixedCollection')
			return groups.flatMap(({ values }) => decayGroups(values));
		return [];
	});
}
