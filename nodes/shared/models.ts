import { compileModel, type CompiledModel } from '../../lib/scoring';
import { PRESETS } from '../../lib/scoring/presets';
import { ParameterError } from './errors';

const compiled = new Map<string, CompiledModel>();

/** The models a user can choose from, as n8n options. */
export const MODEL_OPTIONS = PRESETS.map(({ key, label }) => ({ name: label, value: key }));

export const DEFAULT_MODEL = 'candidate-nl';

/**
 * Gets a model by its key, ready to use; prepared once per process.
 *
 * The checks are loaded only here, so that loading the nodes stays cheap.
 */
export async function getModel(key: string): Promise<CompiledModel> {
	const known = compiled.get(key);
	if (known) return known;
	const preset = PRESETS.find((candidate) => candidate.key === key);
	if (!preset)
		throw new ParameterError(`There is no scoring model "${key}"`, 'Choose one from the list.');
	const { parseModel } = await import('../../lib/scoring/model/parseModel');
	const model = compileModel(parseModel(preset));
	compiled.set(key, model);
	return model;
}
