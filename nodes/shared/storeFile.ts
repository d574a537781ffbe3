import { homedir } from 'node:os';
import path from 'node:path';

/** Name of the store file where the user chose none. */
export const DEFAULT_STORE_FILE = 'candidate-journey.sqlite';

/**
 * The store file to use: a relative name stands in n8n's own folder, beside n8n's database.
 *
 * @param chosen - what the user typed; empty for the default
 */
export function storeFile(chosen: string): string {
	const folder = path.join(process.env.N8N_USER_FOLDER ?? homedir(), '.n8n');
	return path.resolve(folder, chosen.trim() || DEFAULT_STORE_FILE);
}
