import type { CandidateStore } from '../../lib/store';
import { PostgresStore, type PostgresSettings } from '../../lib/store/postgres/PostgresStore';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';

/** Opens the store at the address of a place: a file, or the settings of a PostgreSQL store as JSON. */
export async function openStoreAt(address: string): Promise<CandidateStore> {
	return address.startsWith('{')
		? await PostgresStore.open(JSON.parse(address) as PostgresSettings)
		: await SqliteStore.open(address);
}
