import type { CompiledModel } from '../../scoring';
import type { Identity } from '../identity';
import type { StoredCandidate } from '../port';
import { presentKept } from '../presentKept';
import type { CandidateRow } from '../rows';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import { findOwners, loadIdentities } from './identities';
import { readKept } from './kept';
import type { Statements } from './statements';

/** Candidates read before others get a turn. */
const SLICE_SIZE = 200;

/** Gets candidates, inside the caller's transaction. */
export async function getCandidates(
	statements: Statements,
	candidateIds: readonly number[],
	compiled: CompiledModel,
): Promise<Array<StoredCandidate | null>> {
	const survivors = new Map(
		statements.survivors
			.all(JSON.stringify(candidateIds))
			.map((row) => [Number(row.id), Number(row.survivor)]),
	);
	const ids = [...new Set(survivors.values())];
	const candidates = new Map<number, StoredCandidate>();
	for (let i = 0; i < ids.length; i += SLICE_SIZE) {
		if (i > 0) await yieldToOthers();
		const wanted = JSON.stringify(ids.slice(i, i + SLICE_SIZE));
		const rows = allRows<CandidateRow>(statements.candidates, wanted, compiled.model.key);
		for (const one of presentRows(statements, rows, compiled)) candidates.set(one.candidateId, one);
	}
	return candidateIds.map((id) => candidates.get(survivors.get(id) ?? id) ?? null);
}

/** Whose identities these are, in their order; null for nobody's. */
export function findCandidateIds(
	statements: Statements,
	identities: readonly Identity[],
): Array<number | null> {
	return findOwners(statements, identities).map((owner) => owner?.candidateId ?? null);
}

/** Candidates as this version of the model sees them; a snapshot that is not up to date is not believed. */
export function presentRows(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): StoredCandidate[] {
	const identities = loadIdentities(
		statements,
		rows.map((row) => row.id),
	);
	return readKept(statements, rows, compiled).map((kept) =>
		presentKept(kept, identities.get(kept.row.id) ?? {}, compiled),
	);
}
