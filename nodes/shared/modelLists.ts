import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { ScoringModelInput } from '../../lib/scoring';
import { PRESETS } from '../../lib/scoring/presets';
import { PRESET_SUMMARIES } from '../../lib/scoring/presets/summaries';
import type { CandidateStore, ModelVersion } from '../../lib/store';
import { DEFAULT_MODEL, findLive, isStillPreset, unknownModel } from './models';
import { findStore } from './openStore';
import { storePlaceInEditor } from './storePlace';
import { toNodeError } from './toNodeError';

/** Fills a list of the editor; n8n calls it with its context as `this`. */
export type List = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A list made from the store the node names, or null where there is none yet. */
export function listFrom(
	fill: (
		context: ILoadOptionsFunctions,
		store: CandidateStore | null,
	) => Promise<INodePropertyOptions[]>,
): List {
	return async function (this: ILoadOptionsFunctions) {
		try {
			return await fill(this, await findStore(await storePlaceInEditor(this)));
		} catch (error) {
			throw toNodeError(this.getNode(), error);
		}
	};
}

/** The models that candidates can be scored under. */
export const getModels: List = listFrom(async (_, store) =>
	modelOptions((await store?.listModels()) ?? []),
);

/** The buckets of the chosen model, hottest first. */
export const getBuckets: List = listOfModel(({ buckets }) => entryOptions(buckets).reverse());

/** The phases of the chosen model, in the order of the journey. */
export const getPhases: List = listOfModel(({ phases }) => entryOptions(phases));

/** The medals of the chosen model, highest first. */
export const getMedals: List = listOfModel(({ medals }) => entryOptions(medals).reverse());

/** @param versions - what the store lists, the latest version of a model first */
export function modelOptions(versions: readonly ModelVersion[]): INodePropertyOptions[] {
	const published = versions.filter(({ status }) => status === 'published');
	const latestOf = (key: string) => published.find((one) => one.key === key) ?? null;
	const presets = PRESETS.filter((preset) => isStillPreset(preset, latestOf(preset.key)));
	const presetKeys = presets.map(({ key }) => key);
	const own = [...new Set(published.map(({ key }) => key))].filter(
		(key) => !presetKeys.includes(key),
	);
	return [
		...own.map((key) => publishedOption(latestOf(key) as ModelVersion)),
		...presets.map(({ key, label }) => ({
			name: `${label} (preset)`,
			value: key,
			description: PRESET_SUMMARIES[key],
		})),
	];
}

function publishedOption({ key, label, version, by }: ModelVersion): INodePropertyOptions {
	const who = by === null ? '' : `, published by ${by}`;
	return { name: label, value: key, description: `Version ${version}${who}` };
}

function listOfModel(entries: (model: ScoringModelInput) => INodePropertyOptions[]): List {
	return listFrom(async (context, store) => {
		const key = String(context.getCurrentNodeParameter('model') ?? DEFAULT_MODEL);
		const live = await findLive(key, store);
		if (!live) throw unknownModel(key);
		return entries(live.definition);
	});
}

/** Entries of a model as n8n lists them. */
function entryOptions(
	entries: ReadonlyArray<{ key: string; label: string }>,
): INodePropertyOptions[] {
	return entries.map(({ key, label }) => ({ name: label, value: key }));
}
