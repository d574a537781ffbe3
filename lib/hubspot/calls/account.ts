import { hash } from 'node:crypto';
import { Mutex } from '../../store/mutex';
import { ProcessPacing } from './processPacing';

/** What all who use the same key in this process share. */
export interface SharedAccount {
	/** The same in every process, and no secret. */
	name: string;
	pacing: ProcessPacing;
	/** Tasks are made by one at a time: two that look at the same moment would both find nothing. */
	taskTurn: Mutex;
}

const accounts = new Map<string, SharedAccount>();

/**
 * What is shared by all who use a key; the key itself is not kept.
 *
 * @param key - what stays the same for as long as the connection does: a service key, or the refresh token of OAuth2
 */
export function accountOf(key: string): SharedAccount {
	const name = hash('sha256', key, 'base64url').slice(0, 16);
	const known = accounts.get(name);
	if (known) return known;
	const account = { name, pacing: new ProcessPacing(), taskTurn: new Mutex() };
	accounts.set(name, account);
	return account;
}
