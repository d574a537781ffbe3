import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ScoringModelInput } from '../../lib/scoring';
import type { CandidateStore, ModelVersion, StoredModel } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import { findLive, findPreset, unknownModel } from '../shared/models';
import { findStore } from '../shared/openStore';
import { storePlaceOf } from '../shared/storePlace';

/** A version of a model, as it was chosen. */
export interface ChosenVersion {
	definition: ScoringModelInput;
	key: string;
	label: string;
	/** null for a draft. */
	version: number | null;
	status: ModelVersion['status'] | 'preset';
	/** As a text names it. */
	name: string;
}

/** The start of a choice of a preset; its key follows. */
export const PRESET = 'preset:';

/**
 * Finds a version of a model.
 *
 * @param choice - `live`, `draft`, the number of a published version, or {@link PRESET} and the key of a preset
 * @throws {ParameterError} when there is none
 */
export async function findVersion(
	store: CandidateStore | null,
	key: string,
	choice: string,
): Promise<ChosenVersion> {
	if (choice.startsWith(PRESET)) return presetVersion(choice.slice(PRESET.length));
	if (choice === 'live') return await liveVersion(store, key);
	const wanted = choice === 'draft' ? choice : toNumber(choice);
	const stored = (await store?.getModel(key, wanted)) ?? null;
	if (stored) return storedVersion(stored);
	throw new ParameterError(
		choice === 'draft'
			? `There is no draft of the scoring model "${key}"`
			: `There is no version ${choice} of the scoring model "${key}"`,
		choice === 'draft' ? 'Save a draft first.' : 'Choose one from the list.',
	);
}

/** The version that is chosen in the node, and its definition with all that was left out filled in. */
export async function readChosen(
	context: IExecuteFunctions,
): Promise<{ chosen: ChosenVersion; definition: IDataObject }> {
	const store = await findStore(await storePlaceOf(context));
	const key = context.getNodeParameter('model', 0) as string;
	const chosen = await findVersion(store, key, context.getNodeParameter('version', 0) as string);
	const { parseModel } = await import('../../lib/scoring/model/parseModel');
	return { chosen, definition: parseModel(chosen.definition) as unknown as IDataObject };
}

function toNumber(choice: string): number {
	const version = Number(choice);
	if (Number.isInteger(version) && version > 0) return version;
	throw new ParameterError(
		`"${choice.slice(0, 40)}" is not a version of a scoring model`,
		'Choose one from the list.',
	);
}

function presetVersion(key: string): ChosenVersion {
	const definition = findPreset(key);
	if (!definition) throw unknownModel(key);
	const { label, version } = definition;
	return { definition, key, label, version, status: 'preset', name: `preset “${label}”` };
}

async function liveVersion(store: CandidateStore | null, key: string): Promise<ChosenVersion> {
	const live = await findLive(key, store);
	if (!live) throw unknownModel(key);
	if (live.isPreset) return presetVersion(key);
	const { definition, version } = live;
	const name = `version ${version}`;
	return { definition, key, label: definition.label, version, status: 'published', name };
}

function storedVersion({ definition, key, label, version, status }: StoredModel): ChosenVersion {
	const name = version === null ? 'draft' : `version ${version}`;
	return { definition, key, label, version, status, name };
}

/** A version as an item says which it is. */
export function presentChosen({ key, label, version, status }: ChosenVersion): IDataObject {
	return { key, label, version, status };
}
