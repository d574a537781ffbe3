import type { CompiledModel } from '../../scoring';
import { toKept, type KeptCandidate } from '../kept';
import type { CandidateRow } from '../rows';
import { intArray } from './arrays';
import { replayLedger } from './replay';
import type { Session } from './session';

/**
 * Makes of rows what was kept. A tally that does not know all events, or was folded with other patterns, is folded
 * anew from the ledger.
 */
export async function readKept(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Promise<KeptCandidate[]> {
	const usable = await usableVersions(session, rows, compiled);
	const unusable = rows.filter((row) => !row.tally || !usable.has(row.model_version));
	const replayed = await replayLedger(session, unusable, compiled);
	return rows.map((row) => toKept(row, replayed.get(row.id), compiled));
}

/** The versions of the model whose tallies are folded as this one folds. */
async function usableVersions(
	session: Session,
	rows: readonly CandidateRow[],
	{ model, patterns }: CompiledModel,
): Promise<ReadonlySet<number | null>> {
	const versions = new Set<number | null>([model.version]);
	const others = new Set<number>();
	for (const { model_version: version } of rows)
		if (version !== null && version !== model.version) others.add(version);
	if (others.size === 0) return versions;
	const known = await session.all<{ version: number; patterns: string | null }>(
		'patterns',
		model.key,
		intArray([...others]),
	);
	for (const one of known) if (one.patterns === patterns) versions.add(one.version);
	return versions;
}
