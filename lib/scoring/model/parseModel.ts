import { ScoringError } from '../errors';
import { checkModel } from './checkModel';
import type { ScoringModel } from './types';

/**
 * Checks a scoring model and fills in its defaults. Warnings do not keep it from being used; `checkModel` tells
 * them.
 *
 * @throws {ScoringError} `invalid-model` with every error found and its path, not only the first
 */
export function parseModel(input: unknown): ScoringModel {
	const { model, errors } = checkModel(input);
	if (model) return model;
	const list = errors.map((issue) => `${issue.path || 'model'}: ${issue.message}`).join('; ');
	throw new ScoringError(
		'invalid-model',
		`The scoring model has ${errors.length} issue(s): ${list}`,
		errors,
	);
}
