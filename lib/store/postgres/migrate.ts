import type { PoolClient } from 'pg';
import { StoreError } from '../errors';
import { quotedSchema, storeName, type PostgresSettings } from './settings';

/** Holds the version of the schema, and marks it as one of this package. */
const VERSION_TABLE = 'candidate_store';

/**
 * Brings the schema up to date in one transaction, made where there is none; two processes that start at once wait
 * for each other. Where nothing is to be done, nothing is locked.
 *
 * @throws {StoreError} `newer-schema`, `not-a-store`, `no-schema`
 */
export async function migrate(
	client: PoolClient,
	settings: PostgresSettings,
	patienceMs: number,
	migrations: readonly string[],
): Promise<void> {
	if ((await readVersion(client, settings)) === migrations.length) return;
	await bringUpToDate(client, settings, patienceMs, migrations, 'COMMIT');
}

/** {@link migrate} that leaves everything as it was. */
export async function tryMigrations(
	client: PoolClient,
	settings: PostgresSettings,
	patienceMs: number,
	migrations: readonly string[],
): Promise<void> {
	await bringUpToDate(client, settings, patienceMs, migrations, 'ROLLBACK');
}

async function bringUpToDate(
	client: PoolClient,
	settings: PostgresSettings,
	patienceMs: number,
	migrations: readonly string[],
	end: 'COMMIT' | 'ROLLBACK',
): Promise<void> {
	const schema = quotedSchema(settings);
	await client.query('BEGIN');
	try {
		await client.query(`SET LOCAL lock_timeout = ${patienceMs}`);
		await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
			`candidate-journey ${schema}`,
		]);
		await makeSchema(client, settings);
		const version = await readVersion(client, settings);
		if (version > migrations.length) throw newerSchema(settings, version, migrations.length);
		await client.query(`SET LOCAL search_path = ${schema}`);
		if (version === 0) await mark(client, settings);
		for (const step of migrations.slice(version)) await client.query(step);
		await client.query(`UPDATE ${VERSION_TABLE} SET schema_version = $1`, [migrations.length]);
		await client.query(end);
	} catch (error) {
		await client.query('ROLLBACK').catch(() => undefined); // the first error is the one that tells
		throw error;
	}
}

/** The version of the schema; 0 where there is no store yet. */
export async function readVersion(client: PoolClient, settings: PostgresSettings): Promise<number> {
	const table = `${quotedSchema(settings)}.${VERSION_TABLE}`;
	const found = await client.query<{ isThere: boolean }>(
		'SELECT to_regclass($1) IS NOT NULL AS "isThere"',
		[table],
	);
	if (!found.rows[0].isThere) return 0;
	const { rows } = await client.query<{ version: number }>(
		`SELECT schema_version AS version FROM ${table}`,
	);
	return rows[0].version;
}

/**
 * Refuses a store that not everything was moved to yet; one that never heard of moving is whole.
 *
 * @throws {StoreError} `half-moved`
 */
export async function refuseHalfMoved(
	client: PoolClient,
	settings: PostgresSettings,
): Promise<void> {
	const { rows } = await client.query<{ isMoving: string | null }>(
		`SELECT to_jsonb(s) ->> 'is_moving' AS "isMoving" FROM ${quotedSchema(settings)}.${VERSION_TABLE} s`,
	);
	if (rows[0].isMoving !== 'true') return;
	throw new StoreError(
		'half-moved',
		`Not everything was moved to the candidate store ${storeName(settings)} yet`,
		'Run Move to PostgreSQL of the Candidate Store node once more: it begins anew, and the store it moves from is as it was.',
	);
}

/** Asked for first: who may not make schemas may not ask for one that is there either. */
async function makeSchema(client: PoolClient, settings: PostgresSettings): Promise<void> {
	const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [
		settings.schema,
	]);
	if (rowCount) return;
	try {
		await client.query(`CREATE SCHEMA ${quotedSchema(settings)}`);
	} catch (error) {
		const { schema, database, user } = settings;
		throw new StoreError(
			'no-schema',
			`Database "${database}" has no schema "${schema}", and user "${user}" could not make it`,
			`Let an administrator run: CREATE SCHEMA "${schema}" AUTHORIZATION "${user}"`,
			{ cause: error },
		);
	}
}

/** Makes an empty schema a store's. */
async function mark(client: PoolClient, settings: PostgresSettings): Promise<void> {
	const { rowCount } = await client.query(
		'SELECT FROM pg_class WHERE relnamespace = $1::regnamespace LIMIT 1',
		[quotedSchema(settings)],
	);
	if (rowCount) {
		throw new StoreError(
			'not-a-store',
			`Schema "${settings.schema}" in database "${settings.database}" holds other tables`,
			'Choose another schema; this one is left untouched.',
		);
	}
	await client.query(`
		CREATE TABLE ${VERSION_TABLE} (schema_version integer NOT NULL);
		INSERT INTO ${VERSION_TABLE} VALUES (0)`);
}

function newerSchema(settings: PostgresSettings, version: number, known: number): StoreError {
	return new StoreError(
		'newer-schema',
		`The candidate store ${storeName(settings)} was written by a newer version of this package (schema ${version}, this one knows ${known})`,
		'Update n8n-nodes-candidate-journey, or choose another schema.',
	);
}
