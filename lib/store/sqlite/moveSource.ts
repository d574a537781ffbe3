import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
	CANDIDATE_TABLES,
	SHARED_TABLES,
	type CandidateTable,
	type MovedPart,
	type MoveSource,
	type Rows,
	type SharedTable,
} from '../move';
import { allRows } from './allRows';
import { openDatabase, PATIENCE_MS } from './open';
import { MOVED_MARK, toStoreError } from './toStoreError';
import { whenUnlocked } from './whenUnlocked';

/** Candidates of a part: about 10 ms. */
const PART_SIZE = 200;

/** All rows of a range of candidates; what belongs to somebody who is not there as well. */
const READ: Record<CandidateTable, string> = {
	candidate: `
		SELECT id, kind, timelines, merged_into, created_at,
			EXISTS (SELECT 1 FROM identity i WHERE i.candidate_id = c.id AND i.kind <> 'visitorId') AS is_known
		FROM candidate c WHERE id > ?1 AND id <= ?2`,
	identity: ofCandidates('identity'),
	event: ofCandidates('event'),
	snapshot: ofModels('snapshot'),
	tally: ofModels('tally'),
	transition: ofCandidates('transition'),
	pruned_tally: `
		SELECT id, candidate_id, patterns, tally, events, recorded_at
		FROM pruned_tally WHERE candidate_id > ?1 AND candidate_id <= ?2 ORDER BY id`,
	sync_state: ofCandidates('sync_state'),
	enrolment: ofCandidates('enrolment'),
	send: ofCandidates('send'),
	routed: ofCandidates('routed'),
};

const END =
	'SELECT max(id) AS id, count(*) AS size FROM (SELECT id FROM candidate WHERE id > ? ORDER BY id LIMIT ?)';

const HIGHEST = "SELECT coalesce(max(seq), 0) AS id FROM sqlite_sequence WHERE name = 'candidate'";

/** What is refused from the move on; nobody can record, score, keep, push, clean up or publish without. */
const REFUSED = [
	'INSERT ON model',
	'INSERT ON candidate',
	'INSERT ON event',
	'UPDATE ON event',
	'DELETE ON event',
	'INSERT ON snapshot',
	'UPDATE ON snapshot',
	'INSERT ON tally',
	'INSERT ON transition',
	'INSERT ON transition_reader',
	'UPDATE ON transition_reader',
	'INSERT ON routed',
	'INSERT ON inbox',
	'INSERT ON quarantine',
	'INSERT ON sync_state',
	'UPDATE ON sync_state',
	'INSERT ON note',
	'UPDATE ON note',
	'INSERT ON sequence',
	'INSERT ON enrolment',
	'UPDATE ON enrolment',
	'INSERT ON send',
	'UPDATE ON send',
	'INSERT ON suppression',
	'DELETE ON suppression',
	'INSERT ON audit',
	'INSERT ON erasure',
];

function ofCandidates(table: CandidateTable): string {
	return `SELECT * FROM ${table} WHERE candidate_id > ?1 AND candidate_id <= ?2`;
}

/** {@link ofCandidates} of a table that is laid out model by model. */
function ofModels(table: CandidateTable): string {
	return `
		SELECT r.* FROM (SELECT DISTINCT model_key FROM ${table}) m
		CROSS JOIN ${table} r ON r.model_key = m.model_key AND r.candidate_id > ?1 AND r.candidate_id <= ?2`;
}

/**
 * Opens a store file to be moved, through a connection of its own: others can read on, and have to wait for writing.
 *
 * @throws {StoreError} `locked` when somebody is writing for longer than `patienceMs`
 */
export async function openMoveSource(file: string, patienceMs = PATIENCE_MS): Promise<MoveSource> {
	const database = await openDatabase(file, patienceMs);
	const asStoreError = async <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
		try {
			return await work();
		} catch (error) {
			throw toStoreError(error, file, 'failed');
		}
	};
	try {
		await asStoreError(() => whenUnlocked(() => database.exec('BEGIN IMMEDIATE'), patienceMs));
	} catch (error) {
		database.close();
		throw error;
	}
	const read = prepare(database);
	const end = database.prepare(END);
	return {
		readPart: (afterId) => asStoreError(() => readPart(read, end, afterId)),
		readShared: () =>
			asStoreError(() => ({
				tables: mapTables(SHARED_TABLES, (table) =>
					rowsOf(database.prepare(`SELECT * FROM ${table} ORDER BY 1`)),
				),
				highestId: Number(database.prepare(HIGHEST).get()?.id),
			})),
		retire: (place) =>
			asStoreError(() => {
				for (const [i, write] of REFUSED.entries()) {
					const said = `${MOVED_MARK}${place}`.replaceAll("'", "''");
					database.exec(
						`CREATE TRIGGER moved_${i} BEFORE ${write} BEGIN SELECT RAISE(ABORT, '${said}'); END`,
					);
				}
				database.exec('COMMIT');
			}),
		close: async () => database.close(),
	};
}

function prepare(database: DatabaseSync): Record<CandidateTable, StatementSync> {
	return mapTables(CANDIDATE_TABLES, (table) => database.prepare(READ[table]));
}

function readPart(
	read: Record<CandidateTable, StatementSync>,
	end: StatementSync,
	afterId: number,
): MovedPart {
	const [{ id, size }] = allRows<{ id: number | null; size: number }>(end, afterId, PART_SIZE);
	const lastId = size < PART_SIZE ? null : id;
	const upTo = lastId ?? Number.MAX_SAFE_INTEGER;
	return {
		tables: mapTables(CANDIDATE_TABLES, (table) => rowsOf(read[table], afterId, upTo)),
		lastId,
	};
}

function rowsOf(statement: StatementSync, ...values: number[]): Rows {
	return allRows<Rows[number]>(statement, ...values);
}

function mapTables<Table extends CandidateTable | SharedTable, Value>(
	tables: readonly Table[],
	make: (table: Table) => Value,
): Record<Table, Value> {
	return Object.fromEntries(tables.map((table) => [table, make(table)])) as Record<Table, Value>;
}
