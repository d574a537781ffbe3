import type { CandidateStore } from '../../../lib/store';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import type { Place } from '../promises/place';
import { ROLE, type Server } from './server';

let made = 0;

/** Makes an empty schema that belongs to the role of the stores. */
export async function makeSchema(server: Server): Promise<string> {
	const schema = `place ${++made}`;
	await server.admin(`CREATE SCHEMA "${schema}" AUTHORIZATION ${ROLE}`);
	return schema;
}

/** A schema of its own on a server. */
export async function makePostgresPlace(server: Server): Promise<Place> {
	const schema = await makeSchema(server);
	const opened: CandidateStore[] = [];
	const settings = server.settings(schema);
	return {
		address: JSON.stringify(settings),
		open: async () => {
			const store = await PostgresStore.open(settings);
			opened.push(store);
			return store;
		},
		fingerprint: () => fingerprintOf(server, schema),
		rows: () => rowsOf(server, schema),
		tamper: async (sql) => {
			await server.admin(`SET search_path = "${schema}"; ${sql}`);
		},
		remove: async () => {
			for (const store of opened) await store.close();
			await server.admin(`DROP SCHEMA "${schema}" CASCADE`);
		},
	};
}

/** Every row of every table, and which transaction wrote it. */
async function fingerprintOf(server: Server, schema: string): Promise<string> {
	const tables = await server.admin(
		`SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '"${schema}"'::regnamespace ORDER BY 1`,
	);
	const prints = tables.map(async ({ relname }) => {
		const [{ print }] = await server.admin(
			`SELECT md5(string_agg(concat(t.xmin, t), '' ORDER BY t.ctid)) AS print FROM "${schema}".${relname} t`,
		);
		return `${relname} ${print}`;
	});
	return (await Promise.all(prints)).join('\n');
}

/** Every row of every table of a schema, one per line. */
export async function rowsOf(server: Server, schema: string): Promise<string> {
	const tables = await server.admin(
		`SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '"${schema}"'::regnamespace`,
	);
	const parts: string[] = [];
	for (const { relname } of tables) {
		const rows = await server.admin(
			`SELECT row_to_json(t)::text AS row FROM "${schema}"."${String(relname)}" t`,
		);
		parts.push(...rows.map(({ row }) => String(row)));
	}
	return parts.join('\n');
}
