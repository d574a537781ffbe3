import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { quotedSchema } from '../../../lib/store/postgres/settings';
import { makePostgresPlace } from '../postgres/place';
import type { Server } from '../postgres/server';
import { makeSqlitePlace } from '../sqlitePlace';
import type { Engine } from './campaign';

export const sqliteEngine: Engine = {
	makePlace: makeSqlitePlace,
	checkFiles: async (file) => {
		const database = new DatabaseSync(file, { readOnly: true });
		const found = database.prepare('PRAGMA integrity_check').all();
		database.close();
		assert.equal(found.map((row) => row.integrity_check).join('\n'), 'ok');
	},
};

/** On a server of the caller. */
export function postgresEngine(server: Server): Engine {
	return {
		makePlace: () => makePostgresPlace(server),
		checkFiles: async (address) => {
			const schema = quotedSchema(JSON.parse(address) as PostgresSettings);
			await server.admin('CREATE EXTENSION IF NOT EXISTS amcheck');
			const inSchema = `relnamespace = '${schema}'::regnamespace`;
			const indexes = await server.admin(
				`SELECT bt_index_check(oid, true) FROM pg_class WHERE relkind = 'i' AND ${inSchema}`,
			);
			const damaged = await server.admin(
				`SELECT relname, msg FROM pg_class, verify_heapam(oid) WHERE relkind = 'r' AND ${inSchema}`,
			);
			assert.ok(indexes.length > 5, 'no indexes were checked');
			assert.equal(JSON.stringify(damaged), '[]');
		},
	};
}
