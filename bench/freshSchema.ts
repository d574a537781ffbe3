import type { PostgresSettings } from '../lib/store/postgres/PostgresStore';
import { ROLE, type Server } from '../test/support/postgres/server';

/** An empty schema, instead of the one there was. */
export async function freshSchema(server: Server, schema = 'bench'): Promise<PostgresSettings> {
	await server.admin(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
	await server.admin(`CREATE SCHEMA ${schema} AUTHORIZATION ${ROLE}`);
	return server.settings(schema);
}
