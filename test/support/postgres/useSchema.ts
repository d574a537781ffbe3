import type { CandidateStore } from '../../../lib/store';
import { PostgresStore, type PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { makeSchema } from './place';
import { ROLE } from './server';
import { useServer } from './useServer';

/** Gives every test of a file an empty schema on a server of the file's own; closes the stores it opens there. */
export function useSchema(options?: readonly string[]) {
	const server = useServer(options);
	const opened: CandidateStore[] = [];
	const at = { server, schema: '' };
	const admin = async (sql: string) => await server.current.admin(sql);
	const settingsOf = (changes: Partial<PostgresSettings> = {}) => ({
		...server.current.settings(at.schema),
		...changes,
	});
	const openStore = async (changes?: Partial<PostgresSettings>, patienceMs?: number) => {
		const store = await PostgresStore.open(settingsOf(changes), patienceMs);
		opened.push(store);
		return store;
	};

	beforeEach(async () => {
		at.schema = await makeSchema(server.current);
	});
	afterEach(async () => {
		for (const store of opened.splice(0)) await store.close();
		await admin(`DROP SCHEMA IF EXISTS "${at.schema}" CASCADE; ALTER ROLE ${ROLE} RESET ALL`);
	});
	return Object.assign(at, { admin, settingsOf, openStore });
}
