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

/** The schema as a name in SQL text. */
export function quotedSchema({ schema }: PostgresSettings): string {
	return `"${schema.replaceAll('"', '""')}"`;
}
