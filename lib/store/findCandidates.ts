import type { CompiledModel } from '../scoring';
import type { BatchDesk } from './desk';
import { byHeat, matchesFilter } from './filter';
import { narrow, whoViewed } from './narrow';
import type { CandidateFilter, StoredCandidate } from './port';
import type { CandidateRow } from './rows';
import { searchSql, type SearchDialect } from './searchSql';
import { yieldToOthers } from './yieldToOthers';

/** Candidates read, or worked out, before others get a turn. */
const SLICE_SIZE = 200;

/** How an engine finds candidates, all as of one moment. */
export interface Finder {
	desk: BatchDesk;
	dialect: SearchDialect;
	/** Candidates as this version of the model sees them; a snapshot that is not up to date is not believed. */
	present(rows: readonly CandidateRow[]): Promise<StoredCandidate[]>;
	/** Whether every candidate has a snapshot of this version of the model. */
	isSettled(): Promise<boolean>;
}

/** Gets candidates, in the order given. */
export async function getCandidates(
	{ desk, present }: Finder,
	candidateIds: readonly number[],
	{ model }: CompiledModel,
): Promise<Array<StoredCandidate | null>> {
	const rows = await desk.all<{ id: number; survivor: number }>(
		'survivors',
		desk.ids(candidateIds),
	);
	const survivors = new Map(rows.map(({ id, survivor }) => [id, survivor]));
	const ids = [...new Set(survivors.values())];
	const candidates = new Map<number, StoredCandidate>();
	for (let i = 0; i < ids.length; i += SLICE_SIZE) {
		if (i > 0) await yieldToOthers();
		const wanted = desk.ids(ids.slice(i, i + SLICE_SIZE));
		const found = await desk.all<CandidateRow>('candidates', wanted, model.key);
		for (const one of await present(found)) candidates.set(one.candidateId, one);
	}
	return candidateIds.map((id) => candidates.get(survivors.get(id) ?? id) ?? null);
}

/** Those up to date are found by what is written, the others, usually few, by what they would be. */
export async function searchCandidates(
	finder: Finder,
	asked: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const filter = await narrow(finder.desk, asked);
	const { limit, offset = 0 } = filter;
	const outdated = await findOutdated(finder, filter, compiled);
	if (outdated.length === 0) return await findCurrent(finder, filter, compiled);
	const upTo = limit === undefined ? undefined : offset + limit;
	const current = await findCurrent(finder, { ...filter, limit: upTo, offset: 0 }, compiled);
	return [...current, ...outdated].sort(byHeat).slice(offset, upTo);
}

async function findOutdated(
	{ desk, present, isSettled }: Finder,
	filter: CandidateFilter,
	{ model }: CompiledModel,
): Promise<StoredCandidate[]> {
	const isStaleOnly = await isSettled();
	const found: StoredCandidate[] = [];
	for (let afterId = 0; ;) {
		const rows = isStaleOnly
			? await desk.all<CandidateRow>('stale', model.key, afterId, SLICE_SIZE)
			: await desk.all<CandidateRow>('outdated', model.key, model.version, afterId, SLICE_SIZE);
		for (const candidate of await present(rows))
			if (matchesFilter(candidate, filter)) found.push(candidate);
		if (rows.length < SLICE_SIZE) return await whoViewed(desk, found, filter);
		afterId = rows[rows.length - 1].id;
		await yieldToOthers();
	}
}

async function findCurrent(
	{ desk, dialect, present }: Finder,
	filter: CandidateFilter,
	{ model }: CompiledModel,
): Promise<StoredCandidate[]> {
	const { sql, values } = searchSql(filter, model, dialect);
	return await present(await desk.ask<CandidateRow>(sql, values));
}
