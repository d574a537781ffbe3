import type { CompiledModel } from '../../scoring';
import type { Desk } from '../desk';
import { byHeat, matchesFilter } from '../filter';
import { narrow, whoViewed } from '../narrow';
import type { CandidateFilter, StoredCandidate } from '../port';
import type { CandidateRow } from '../rows';
import { searchSql, type SearchDialect } from '../searchSql';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import { deskOf } from './desk';
import { presentRows } from './read';
import { readUse } from './scoredModels';
import type { Statements } from './statements';

/** Candidates that are not up to date, worked out before others get a turn. */
const SLICE_SIZE = 200;

/** Finds candidates, all as of one moment. */
export function searchCandidates(
	connection: Connection,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	return connection.readTogether((statements) =>
		searchTogether(deskOf(statements, connection.database), statements, filter, compiled),
	);
}

/** Those up to date are found by what is written, the others, usually few, by what they would be. */
async function searchTogether(
	desk: Desk,
	statements: Statements,
	asked: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const filter = await narrow(desk, asked);
	const { limit, offset = 0 } = filter;
	const outdated = await findOutdated(desk, statements, filter, compiled);
	if (outdated.length === 0) return await findCurrent(desk, statements, filter, compiled);
	const upTo = limit === undefined ? undefined : offset + limit;
	const whole = { ...filter, limit: upTo, offset: 0 };
	const current = await findCurrent(desk, statements, whole, compiled);
	return [...current, ...outdated].sort(byHeat).slice(offset, upTo);
}

async function findOutdated(
	desk: Desk,
	statements: Statements,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { key, version } = compiled.model;
	const { isSettled } = readUse(statements, compiled);
	const found: StoredCandidate[] = [];
	for (let afterId = 0; ;) {
		const rows = isSettled
			? allRows<CandidateRow>(statements.stale, key, afterId, SLICE_SIZE)
			: allRows<CandidateRow>(statements.outdated, key, version, afterId, SLICE_SIZE);
		for (const candidate of presentRows(statements, rows, compiled))
			if (matchesFilter(candidate, filter)) found.push(candidate);
		if (rows.length < SLICE_SIZE) return await whoViewed(desk, found, filter);
		afterId = rows[rows.length - 1].id;
		await yieldToOthers();
	}
}

async function findCurrent(
	desk: Desk,
	statements: Statements,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { sql, values } = searchSql(filter, compiled.model, DIALECT);
	const rows = await desk.ask<CandidateRow>(sql, values);
	return presentRows(statements, rows, compiled);
}

const DIALECT: SearchDialect = {
	placeholder: (number) => `?${number}`,
	amongTexts: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
	ids: (parameter) => `(SELECT value AS id FROM json_each(${parameter}))`,
	ofSubject: (parameter) => `e.type = 'vacancy.viewed' AND e.subject = ${parameter}`,
	byScore: 'score DESC',
	snapshotsByBucket: 'snapshot s INDEXED BY snapshot_by_bucket',
	noLimit: -1,
};
