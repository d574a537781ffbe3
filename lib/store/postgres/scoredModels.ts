import type { CompiledModel } from '../../scoring';
import { toModelUse, type ModelUse, type ScoredModelRow } from '../modelUse';
import { intArray } from './arrays';
import type { Session } from './session';

/** Asked for within the transaction that relies on it: another process may have begun with another model. */
export async function readUse(session: Session, { model }: CompiledModel): Promise<ModelUse> {
	return toModelUse(await session.all<ScoredModelRow>('scoredModels'), model);
}

/** Whether it is noted already that candidates are scored under a model, and how it folds. */
export async function isUsed(session: Session, compiled: CompiledModel): Promise<boolean> {
	const { model, patterns } = compiled;
	const [models, kept] = await Promise.all([
		session.all<ScoredModelRow>('scoredModels'),
		patternsOf(session, compiled),
	]);
	const own = models.find(({ key }) => key === model.key);
	return own !== undefined && own.version >= model.version && kept === patterns;
}

/**
 * Notes, inside the caller's transaction, that candidates are scored under a model from now on, and how it folds.
 * Should it have folded otherwise before, as an older release of this package may have, its tallies are forgotten.
 *
 * Waits for all who are writing about candidates: they do not know this model yet, and those who come after do.
 */
export async function useModel(session: Session, compiled: CompiledModel): Promise<void> {
	const { model, patterns } = compiled;
	const { key, version } = model;
	await session.run('lockScoredModels');
	await session.run('addModel', key, version, JSON.stringify(model), Date.now());
	await session.run('useModel', key, version);
	const kept = await patternsOf(session, compiled);
	if (kept === patterns) return;
	if (kept) await session.run('forgetTallies', key, version);
	await session.run('notePatterns', patterns, key, version);
}

async function patternsOf(session: Session, { model }: CompiledModel): Promise<string | null> {
	const rows = await session.all<{ patterns: string | null }>(
		'patterns',
		model.key,
		intArray([model.version]),
	);
	return rows[0]?.patterns ?? null;
}
