import type { INodePropertyOptions } from 'n8n-workflow';
import type { ModelParts } from '../../lib/scoring/model/parts';
import { PRESETS } from '../../lib/scoring/presets';
import { listFrom, modelOptions, type List } from '../shared/modelLists';
import { NO_PILLAR } from './form/ruleProperties';
import { readStart } from './readStart';
import { PRESET } from './versions';

/** Every model, also those of which there is only a draft. */
export const getModelsAndDrafts: List = listFrom(async (_, store) => {
	const versions = (await store?.listModels()) ?? [];
	const models = modelOptions(versions);
	const drafts = versions.filter(
		({ key, status }) => status === 'draft' && !models.some(({ value }) => value === key),
	);
	return [
		...models,
		...drafts.map(({ key, label }) => ({ name: `${label} (draft only)`, value: key })),
	];
});

/** What of the chosen model can be looked at: live, the draft, each published version, and the presets. */
export const getVersions: List = listFrom(async (context, store) => {
	const key = String(context.getCurrentNodeParameter('model'));
	const versions = ((await store?.listModels()) ?? []).filter((one) => one.key === key);
	return [
		{ name: 'Live Version', value: 'live' },
		{ name: 'Draft', value: 'draft' },
		...publishedOptions(versions),
		...PRESETS.map((preset) => ({
			name: `Preset ${preset.label}`,
			value: PRESET + preset.key,
		})),
	];
});

/** The published versions of the chosen model, the latest first. */
export const getPublishedVersions: List = listFrom(async (context, store) => {
	const key = String(context.getCurrentNodeParameter('model'));
	return publishedOptions(((await store?.listModels()) ?? []).filter((one) => one.key === key));
});

/** The rules of the model to start from. */
export const getRules: List = listOfStart(({ rules = [] }) =>
	rules.map(({ key, label = key, points, on = [] }) => ({
		name: label,
		value: key,
		description: `${points} ${points === 1 ? 'point' : 'points'} for ${[on].flat().join(', ')}`,
	})),
);

/** The pillars of the model to start from, and none. */
export const getPillars: List = listOfStart(({ pillars = [] }) => [
	...pillars.map(({ key, label = key }) => ({ name: label, value: key })),
	{ name: 'None', value: NO_PILLAR },
]);

/** The pillars of the model to start from, with what they are capped at. */
export const getCappedPillars: List = listOfStart(({ pillars = [] }) =>
	pillars.map(({ key, label = key, cap }) => ({
		name: label,
		value: key,
		description: `Now ${cap}`,
	})),
);

/** The buckets of the model to start from, hottest first. */
export const getStartBuckets: List = listOfStart(({ buckets = [] }) =>
	buckets
		.map(({ key, label = key, from }) => ({
			name: label,
			value: key,
			description: `Now from ${from}`,
		}))
		.reverse(),
);

/** An option as far as the model is sound; one without a key is left out. */
type PartialOption = Omit<INodePropertyOptions, 'name' | 'value'> &
	Partial<Pick<INodePropertyOptions, 'name' | 'value'>>;

function listOfStart(entries: (model: ModelParts) => PartialOption[]): List {
	return listFrom(async (context, store) => {
		const definition = await readStart(context, store);
		if (definition === undefined) return [];
		const { soundParts } = await import('../../lib/scoring/model/parts');
		return entries(soundParts(definition)).filter(isWhole);
	});
}

function isWhole(option: PartialOption): option is INodePropertyOptions {
	return option.name !== undefined && option.value !== undefined;
}

function publishedOptions(
	versions: ReadonlyArray<{
		version: number | null;
		label: string;
		by: string | null;
		note: string | null;
	}>,
): INodePropertyOptions[] {
	return versions
		.filter(({ version }) => version !== null)
		.map(({ version, by, note }) => ({
			name: `Version ${version}`,
			value: String(version),
			description: [by && `Published by ${by}`, note].filter(Boolean).join(': '),
		}));
}
