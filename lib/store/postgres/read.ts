import type { CompiledModel } from '../../scoring';
import type { Finder } from '../findCandidates';
import type { StoredCandidate } from '../port';
import { presentKept } from '../presentKept';
import type { CandidateRow } from '../rows';
import type { SearchDialect } from '../searchSql';
import { WITH_TALLY } from './withTally';
import type { Connection } from './connection';
import { deskOf } from './desk';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import { readUse } from './scoredModels';
import type { Session } from './session';

const DIALECT: SearchDialect = {
	withTally: WITH_TALLY,
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

/** Finds candidates, all as of one moment. */
export function find<Result>(
	connection: Connection,
	compiled: CompiledModel,
	work: (finder: Finder) => Promise<Result>,
): Promise<Result> {
	return connection.read((session) =>
		work({
			desk: deskOf(session),
			dialect: DIALECT,
			isSettled: async () => (await readUse(session, compiled)).isSettled,
			present: (rows) => presentRows(session, rows, compiled),
		}),
	);
}

async function presentRows(
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
