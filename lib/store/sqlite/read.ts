import type { CompiledModel } from '../../scoring';
import type { Finder } from '../findCandidates';
import type { StoredCandidate } from '../port';
import { presentKept } from '../presentKept';
import { WITH_TALLY, type CandidateRow } from '../rows';
import type { SearchDialect } from '../searchSql';
import type { Connection } from './connection';
import { deskOf } from './desk';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import { readUse } from './scoredModels';
import type { Statements } from './statements';

const DIALECT: SearchDialect = {
	withTally: WITH_TALLY,
	placeholder: (number) => `?${number}`,
	amongTexts: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
	ids: (parameter) => `(SELECT value AS id FROM json_each(${parameter}))`,
	ofSubject: (parameter) => `e.type = 'vacancy.viewed' AND e.subject = ${parameter}`,
	byScore: 'score DESC',
	snapshotsByBucket: 'snapshot s INDEXED BY snapshot_by_bucket',
	noLimit: -1,
};

/** Finds candidates, all as of one moment. */
export function find<Result>(
	connection: Connection,
	compiled: CompiledModel,
	work: (finder: Finder) => Promise<Result>,
): Promise<Result> {
	return connection.readTogether((statements) =>
		work({
			desk: deskOf(statements, connection.database),
			dialect: DIALECT,
			isSettled: async () => readUse(statements, compiled).isSettled,
			present: async (rows) => presentRows(statements, rows, compiled),
		}),
	);
}

function presentRows(
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
