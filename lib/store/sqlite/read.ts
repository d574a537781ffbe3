import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { CompiledModel } from '../../scoring';
import type { Identity } from '../identity';
import type { CandidateFilter, StoredCandidate } from '../port';
import { allRows } from './allRows';
import { findOwners, loadIdentities } from './identities';
import { CANDIDATE_COLUMNS, readCandidate, type CandidateRow } from './rows';
import type { Statements } from './statements';

export function getCandidates(
	statements: Statements,
	candidateIds: readonly number[],
	{ model }: CompiledModel,
): Array<StoredCandidate | null> {
	const survivors = new Map(
		statements.survivors
			.all(JSON.stringify(candidateIds))
			.map((row) => [Number(row.id), Number(row.survivor)]),
	);
	const ids = [...new Set(survivors.values())];
	const rows = allRows<CandidateRow>(statements.candidates, JSON.stringify(ids), model.key);
	const candidates = new Map(withIdentities(statements, rows).map((one) => [one.candidateId, one]));
	return candidateIds.map((id) => candidates.get(survivors.get(id) ?? id) ?? null);
}

export function findCandidateIds(
	statements: Statements,
	identities: readonly Identity[],
): Array<number | null> {
	return findOwners(statements, identities).map((owner) => owner?.candidateId ?? null);
}

export function searchCandidates(
	database: DatabaseSync,
	statements: Statements,
	filter: CandidateFilter,
	{ model }: CompiledModel,
): StoredCandidate[] {
	const { sql, values } = whereOf(filter, model.key);
	const query = database.prepare(
		`SELECT ${CANDIDATE_COLUMNS} FROM snapshot s JOIN candidate c ON c.id = s.candidate_id
		WHERE ${sql} ORDER BY s.score DESC, s.candidate_id LIMIT ? OFFSET ?`,
	);
	const { limit = -1, offset = 0 } = filter;
	const rows = allRows<CandidateRow>(query, ...values, limit, offset);
	return withIdentities(statements, rows);
}

function whereOf(
	filter: CandidateFilter,
	modelKey: string,
): { sql: string; values: SQLInputValue[] } {
	const parts = ['s.model_key = ?'];
	const values: SQLInputValue[] = [modelKey];
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

function withIdentities(statements: Statements, rows: readonly CandidateRow[]): StoredCandidate[] {
	const identities = loadIdentities(
		statements,
		rows.map((row) => row.id),
	);
	return rows.map((row) => readCandidate(row, identities.get(row.id) ?? {}));
}
