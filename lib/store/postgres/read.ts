import type { CompiledModel } from '../../scoring';
import type { Identity } from '../identity';
import type { StoredCandidate } from '../port';
import { presentKept } from '../presentKept';
import type { CandidateRow } from '../rows';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray } from './arrays';
import { findOwners, loadIdentities } from './identities';
import { readKept } from './kept';
import type { Session } from './session';

/** Candidates read before others get a turn. */
const SLICE_SIZE = 200;

/** Gets candidates, inside the caller's transaction. */
export async function getCandidates(
	session: Session,
	candidateIds: readonly number[],
	compiled: CompiledModel,
): Promise<Array<StoredCandidate | null>> {
	const survivors = await findSurvivors(session, candidateIds);
	const ids = [...new Set(survivors.values())];
	const candidates = new Map<number, StoredCandidate>();
	for (let i = 0; i < ids.length; i += SLICE_SIZE) {
		if (i > 0) await yieldToOthers();
		const wanted = bigintArray(ids.slice(i, i + SLICE_SIZE));
		const rows = await session.all<CandidateRow>('candidates', wanted, compiled.model.key);
		for (const one of await presentRows(session, rows, compiled))
			candidates.set(one.candidateId, one);
	}
	return candidateIds.map((id) => candidates.get(survivors.get(id) ?? id) ?? null);
}

/** Whom candidates were merged into, themselves where into nobody; unknown ones are left out. */
async function findSurvivors(
	session: Session,
	candidateIds: readonly number[],
): Promise<Map<number, number>> {
	const ids = candidateIds.filter(Number.isSafeInteger);
	const rows = await session.all<{ id: number; survivor: number }>('survivors', bigintArray(ids));
	return new Map(rows.map(({ id, survivor }) => [id, survivor]));
}

/** Whose identities these are, in their order; null for nobody's. */
export async function findCandidateIds(
	session: Session,
	identities: readonly Identity[],
): Promise<Array<number | null>> {
	const owners = await findOwners(session, identities);
	return owners.map((owner) => owner?.candidateId ?? null);
}

/** Candidates as this version of the model sees them; a snapshot that is not up to date is not believed. */
export async function presentRows(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	if (rows.length === 0) return [];
	const [identities, kept] = await Promise.all([
		loadIdentities(
			session,
			rows.map((row) => row.id),
		),
		readKept(session, rows, compiled),
	]);
	return kept.map((one) => presentKept(one, identities.get(one.row.id) ?? {}, compiled));
}
