import type { ModelEdits } from '../../lib/scoring/model/edit/edits';
import type { GoldenPolicy, ModelReview } from '../../lib/scoring/model/edit/reviewModel';
import { ParameterError } from '../shared/errors';
import { count, issueLines } from './present';
import type { ReadJson } from '../shared/readJson';

/** Makes changes to what was read and checks it; what cannot be read is an error like others. */
export async function review(
	{ definition, problem }: ReadJson,
	edits: ModelEdits,
	golden?: GoldenPolicy,
): Promise<ModelReview> {
	if (problem) return { definition: null, errors: [problem], warnings: [] };
	const { reviewModel } = await import('../../lib/scoring/model/edit/reviewModel');
	return reviewModel(definition, edits, golden);
}

/** Checks a model as it is. */
export async function check(definition: unknown): Promise<ModelReview> {
	return await review({ definition }, {}, 'mustHold');
}

/** Why a model is not used: all its errors at once. */
export function refusal(what: string, { definition, errors }: ModelReview): ParameterError {
	return new ParameterError(
		`${what}: the model has ${count(errors.length, 'error')}`,
		issueLines(definition, errors),
	);
}
