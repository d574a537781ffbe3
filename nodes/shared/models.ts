import { compileModel, type CompiledModel, type ScoringModelInput } from '../../lib/scoring';
import { PRESETS } from '../../lib/scoring/presets';
import type { CandidateStore, ModelVersion } from '../../lib/store';
import { ParameterError } from './errors';

export const DEFAULT_MODEL = 'candidate-nl';

/** The version of a model that candidates are scored under. */
export interface LiveModel {
	definition: ScoringModelInput;
	version: number;
	/** Whether it is bundled and nobody has published another version. */
	isPreset: boolean;
}

/** Models made ready, per store; a published version never changes. */
const compiled = new WeakMap<CandidateStore, Map<string, CompiledModel>>();

/**
 * Gets the live version of a model, ready to use.
 *
 * @throws {ParameterError} when there is no such model
 * @throws {ScoringError} `invalid-model` when it cannot be used, say because it is of another release of this package
 */
export async function getModel(key: string, store: CandidateStore): Promise<CompiledModel> {
	const live = await findLive(key, store);
	if (!live) throw unknownModel(key);
	const ofStore = compiled.get(store) ?? new Map<string, CompiledModel>();
	compiled.set(store, ofStore);
	const name = JSON.stringify([key, live.version, live.isPreset]);
	const known = ofStore.get(name);
	if (known) return known;
	// The checks are slow to load, so they are loaded here and not with the nodes.
	const { parseModel } = await import('../../lib/scoring/model/parseModel');
	const model = compileModel(parseModel(live.definition));
	ofStore.set(name, model);
	return model;
}

/** The version of a model that candidates are scored under: the latest one published, else the preset of its key. */
export async function findLive(
	key: string,
	store: CandidateStore | null,
): Promise<LiveModel | null> {
	const latest = (await store?.getModel(key)) ?? null;
	const preset = findPreset(key);
	if (preset && isStillPreset(preset, latest))
		return { definition: preset, version: preset.version, isPreset: true };
	if (!latest?.version) return null;
	return { definition: latest.definition, version: latest.version, isPreset: false };
}

export function findPreset(key: string): ScoringModelInput | undefined {
	return PRESETS.find((preset) => preset.key === key);
}

/**
 * Whether a preset is what its key stands for. Candidates scored under it leave it in the store without anybody having
 * published it; such a version gives way to that of a later release.
 *
 * @param latest - the latest version of its key in the store
 */
export function isStillPreset(preset: ScoringModelInput, latest: ModelVersion | null): boolean {
	return (
		latest === null || (latest.by === null && Number(latest.version) <= Number(preset.version))
	);
}

export function unknownModel(key: string): ParameterError {
	return new ParameterError(
		`There is no scoring model "${key}"`,
		'Choose one from the list, or publish it with a Scoring Model node.',
	);
}
