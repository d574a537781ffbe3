import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { CompiledModel } from '../../scoring';
import { byHeat, matchesFilter } from '../filter';
import type { CandidateFilter, StoredCandidate } from '../port';
import { CANDIDATE_COLUMNS, DUE_AT_ONCE, type CandidateRow } from '../rows';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import { presentRows } from './read';
import { readUse } from './scoredModels';
import type { Statements } from './statements';

/** Candidates that are not up to date, worked out before others get a turn. */
const SLICE_SIZE = 200;

/**
 * Finds candidates, inside the caller's transaction: those up to date by what is written, the others, usually few,
 * by what they would be.
 */
export async function searchCandidates(
	database: DatabaseSync,
	statements: Statements,
	filter: CandidateFilter,
	compiled: CompiledModel,
): Promise<StoredCandidate[]> {
	const { limit, offset = 0 } = filter;
	const outdated = await findOutdated(statements, filter, compiled);
	if (outdated.length === 0) return findCurrent(database, statements, filter, compiled);
	const upTo = limit === undefined ? undefined : offset + limit;
	const current = findCurrent(
		database,
		statements,
		{ ...filter, limit: upTo, offset: 0 },
		compiled,
	);
	return [...current, ...outdated].sort(byHeat).slice(offset, upTo);
}

async function findOutdated(
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
		if (rows.length < SLICE_SIZE) return found;
		afterId = rows[rows.length - 1].id;
		await yieldToOthers();
	}
}

function findCurrent(
	database: DatabaseSync,
	statements: Statements,
	filter: CandidateFilter,
	compiled: CompiledModel,
): StoredCandidate[] {
	const { sql, values } = whereOf(filter, compiled);
	const query = database.prepare(
		`SELECT ${CANDIDATE_COLUMNS} FROM snapshot s JOIN candidate c ON c.id = s.candidate_id
		WHERE ${sql} ORDER BY s.score DESC, s.candidate_id LIMIT ? OFFSET ?`,
	);
	const { limit = -1, offset = 0 } = filter;
	return presentRows(statements, allRows<CandidateRow>(query, ...values, limit, offset), compiled);
}

function whereOf(
	filter: CandidateFilter,
	{ model }: CompiledModel,
): { sql: string; values: SQLInputValue[] } {
	const parts = [
		's.model_key = ?',
		's.model_version = ?',
		`s.next_change_on IS NOT ${DUE_AT_ONCE}`,
	];
	const values: SQLInputValue[] = [model.key, model.version];
	const anyOf = (column: string, wanted: readonly string[] | undefined) => {
		if (!wanted || wanted.length === 0) return;
		parts.push(`${column} IN (SELECT value FROM json_each(?))`);
		values.push(JSON.stringify(wanted));
	};
	const bound = (condition: string, value: number | undefined) => {
		if (value === undefined) return;
		parts.push(condition);
		values.push(value);
	};
	anyOf('s.bucket', filter.buckets);
	anyOf('s.phase', filter.phases);
	anyOf('s.medal', filter.medals);
	bound('s.score >= ?', filter.minScore);
	bound('s.score <= ?', filter.maxScore);
	return { sql: parts.join(' AND '), values };
}
