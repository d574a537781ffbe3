import { closeStores } from '../../nodes/shared/openStore';
import { makeFolder } from './sqlitePlace';

/** Gives every test an n8n folder of its own, so that nodes left at their defaults start with an empty store. */
export function useStoreFolder(): { readonly folder: string } {
	const before = process.env.N8N_USER_FOLDER;
	const current = { folder: '' };
	let remove: () => void;
	beforeEach(() => {
		({ folder: current.folder, remove } = makeFolder());
		process.env.N8N_USER_FOLDER = current.folder;
	});
	afterEach(async () => {
		await closeStores();
		process.env.N8N_USER_FOLDER = before;
		remove();
	});
	return current;
}
