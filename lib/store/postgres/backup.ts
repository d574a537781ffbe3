import { StoreError } from '../errors';
import type { Connection } from './connection';
import { storeName } from './settings';

/**
 * Says how a PostgreSQL store is backed up.
 *
 * @throws {StoreError} `use-pg-dump`, always
 */
export async function refuseBackup({ settings }: Connection): Promise<never> {
	const { host, port, user, database, schema } = settings;
	throw new StoreError(
		'use-pg-dump',
		`The candidate store ${storeName(settings)} is backed up with the tools of PostgreSQL, not from here`,
		`On a machine that reaches the server, run: pg_dump --host=${host} --port=${port} --username='${user}' --dbname='${database}' --schema='"${schema}"' --format=custom --file=candidate-store.dump`,
	);
}
