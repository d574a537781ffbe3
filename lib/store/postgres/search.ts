import type { CompiledModel } from '../../scoring';
import { byHeat, matchesFilter } from '../filter';
import { narrow, whoViewed } from '../narrow';
import type { CandidateFilter, StoredCandidate } from '../port';
import type { CandidateRow } from '../rows';
import { searchSql, type SearchDialect } from '../searchSql';
import { yieldToOthers } from '../yieldToOthers';
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
	asked: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const filter = await narrow(session, asked);
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
		if (rows.length < SLICE_SIZE) return await whoViewed(session, found, filter);
		afterId = rows[rows.length - 1].id;
		await yieldToOthers();
	}
}

async function findCurrent(
	session: Session,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { sql, values } = searchSql(filter, compiled.model, DIALECT);
	return await presentRows(session, await session.ask<CandidateRow>(sql, values), compiled);
}

const DIALECT: SearchDialect = {
	placeholder: (number) => `$${number}`,
	amongTexts: (column, parameter) =>
		`${column} = ANY (ARRAY(SELECT value FROM json_array_elements_text(${parameter}::json) AS list))`,
	ids: (parameter) =>
		`(SELECT value::bigint AS id FROM json_array_elements_text(${parameter}::json) AS list)`,
	ofSubject: (parameter) => `e.vacancy = left(${parameter}::text, 200)`,
	byScore: 'score DESC NULLS LAST',
	snapshotsByBucket: 'snapshot s',
	noLimit: null,
};
