import type { CompiledModel } from '../../scoring';
import { toModelUse, type ModelUse, type ScoredModelRow } from '../modelUse';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** Asked for within the transaction that relies on it: another process may have begun with another model. */
export function readUse(statements: Statements, { model }: CompiledModel): ModelUse {
	return toModelUse(allRows<ScoredModelRow>(statements.scoredModels), model);
}

/**
 * Notes, inside the caller's transaction, that candidates are scored under a model from now on, and how it folds.
 * Should it have folded otherwise before, as an older release of this package may have, its tallies are forgotten.
 */
export function useModel(statements: Statements, { model, patterns }: CompiledModel): void {
	statements.addModel.run(model.key, model.version, JSON.stringify(model), Date.now());
	statements.useModel.run(model.key, model.version);
	const [kept] = allRows<{ patterns: string | null }>(
		statements.patterns,
		model.key,
		model.version,
	);
	if (kept?.patterns === patterns) return;
	if (kept?.patterns) statements.forgetTallies.run(model.key, model.version);
	statements.notePatterns.run(patterns, model.key, model.version);
}
