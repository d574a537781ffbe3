import { checkModel, type ModelCheck } from '../checkModel';
import { editModel } from './editModel';
import type { ModelEdits } from './edits';
import { takeOverOutcomes } from './goldenOutcomes';

/** What became of a model that a form changed, checked. */
export interface ModelReview extends ModelCheck {
	/** The changed model as far as it is one, also when there are errors. */
	definition: unknown;
}

/** How golden candidates are looked at that a change makes come out otherwise. */
export type GoldenPolicy = 'takeOver' | 'mustHold';

/**
 * Makes a form's changes to a model and checks what comes out; everything wrong is told at once.
 *
 * @param golden - whether golden candidates take over what the changes make of them, with a warning, or must come
 * out as before
 */
export function reviewModel(
	start: unknown,
	edits: ModelEdits,
	golden: GoldenPolicy = 'takeOver',
): ModelReview {
	const { definition: edited, problems } = editModel(start, edits);
	const { definition, warnings } =
		golden === 'takeOver' ? takeOverOutcomes(start, edited) : { definition: edited, warnings: [] };
	const check = checkModel(definition);
	const errors = [...problems, ...check.errors];
	return {
		definition,
		model: errors.length === 0 ? check.model : undefined,
		errors,
		warnings: [...check.warnings, ...warnings],
	};
}
