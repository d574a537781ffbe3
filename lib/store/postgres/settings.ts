import { StoreError } from '../errors';

/** Longest name of anything in PostgreSQL. */
const MAX_NAME_BYTES = 63;

/** Where a PostgreSQL store is, and as whom to use it. */
export interface PostgresSettings {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
	/** Holds the tables of the store and nothing else. */
	schema: string;
	/** `encrypted` takes any certificate, `verified` only one that a known authority issued for the host. */
	tls: 'off' | 'encrypted' | 'verified';
	/** An authority to know besides the usual ones, as PEM; for `verified`. */
	ca?: string;
}

/** How the store is called in messages; names no secrets. */
export function storeName({ host, port, database, schema }: PostgresSettings): string {
	return `"${schema}" in database "${database}" on ${host}:${port}`;
}

/**
 * The schema as a name in SQL text.
 *
 * @throws {StoreError} `no-schema` for one that PostgreSQL would cut, and so take for another
 */
export function quotedSchema({ schema }: PostgresSettings): string {
	if (schema === '' || Buffer.byteLength(schema) > MAX_NAME_BYTES) {
		throw new StoreError(
			'no-schema',
			`"${schema.slice(0, 20)}" cannot be the name of a schema`,
			`Choose a shorter one, of at least one letter and at most ${MAX_NAME_BYTES}.`,
		);
	}
	return `"${schema.replaceAll('"', '""')}"`;
}
