import type { CompiledModel } from '../../scoring';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** How a model stands among those that candidates of this store are scored under. */
export interface ModelUse {
	/** Whether candidates are scored under other models too. */
	hasOthers: boolean;
	/** Whether a newer version of the model is at work: then nothing is written under this one. */
	isOutdated: boolean;
	/** Whether every candidate has a snapshot of this version; it may be stale, and then is due. */
	isSettled: boolean;
}

interface ScoredModelRow {
	key: string;
	version: number;
	settled_version: number;
}

/** Asked for within the transaction that relies on it: another process may have begun with another model. */
export function readUse(statements: Statements, { model }: CompiledModel): ModelUse {
	const rows = allRows<ScoredModelRow>(statements.scoredModels);
	const own = rows.find((row) => row.key === model.key);
	return {
		hasOthers: rows.length > (own ? 1 : 0),
		isOutdated: own !== undefined && own.version > model.version,
		isSettled: own?.settled_version === model.version,
	};
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
