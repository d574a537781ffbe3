import type { CompiledModel } from '../../scoring';
import { byHeat, matchesFilter } from '../filter';
import type { CandidateFilter, StoredCandidate } from '../port';
import type { CandidateRow } from '../rows';
import { yieldToOthers } from '../yieldToOthers';
import { textArray } from './arrays';
import { presentRows } from './read';
import { readUse } from './scoredModels';
import type { Session } from './session';

/** Candidates that are not up to date, worked out before others get a turn. */
const SLICE_SIZE = 200;

/**
 * Finds candidates, inside the caller's transaction: those up to date by what is written, the others, usually few,
 * by what they would be.
 */
export async function searchCandidates(
	session: Session,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { limit, offset = 0 } = filter;
	const outdated = await findOutdated(session, filter, compiled);
	if (outdated.length === 0) return await findCurrent(session, filter, compiled);
	const upTo = limit === undefined ? undefined : offset + limit;
	const current = await findCurrent(session, { ...filter, limit: upTo, offset: 0 }, compiled);
	return [...current, ...outdated].sort(byHeat).slice(offset, upTo);
}

async function findOutdated(
	session: Session,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { key, version } = compiled.model;
	const { isSettled } = await readUse(session, compiled);
	const found: StoredCandidate[] = [];
	for (let afterId = 0; ;) {
		const rows = isSettled
			? await session.all<CandidateRow>('stale', key, afterId, SLICE_SIZE)
			: await session.all<CandidateRow>('outdated', key, version, afterId, SLICE_SIZE);
		for (const candidate of await presentRows(session, rows, compiled))
			if (matchesFilter(candidate, filter)) found.push(candidate);
		if (rows.length < SLICE_SIZE) return found;
		afterId = rows[rows.length - 1].id;
		await yieldToOthers();
	}
}

async function findCurrent(
	session: Session,
	{ buckets, phases, medals, minScore, maxScore, limit, offset = 0 }: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { key, version } = compiled.model;
	const rows = await session.all<CandidateRow>(
		'search',
		key,
		version,
		anyOf(buckets),
		anyOf(phases),
		anyOf(medals),
		minScore ?? null,
		maxScore ?? null,
		limit ?? null,
		offset,
	);
	return await presentRows(session, rows, compiled);
}

/** null for no condition. */
function anyOf(wanted: readonly string[] | undefined): Buffer | null {
	return wanted?.length ? textArray(wanted) : null;
}
