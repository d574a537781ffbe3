import { hash } from 'node:crypto';
import { Mutex } from '../../store/mutex';
import { ProcessPacing } from './processPacing';

/** What all who use the same token in this process share. */
export interface SharedAccount {
	pacing: ProcessPacing;
	/** Tasks are made by one at a time: two that look at the same moment would both find nothing. */
	taskTurn: Mutex;
}

/** Tokens of OAuth2 connections change every half hour; those not used for longest are forgotten. */
const MOST = 100;

const accounts = new Map<string, SharedAccount>();

/** What is shared by all who use a token; the token itself is not kept. */
export function accountOf(token: string): SharedAccount {
	const key = hash('sha256', token);
	const account = accounts.get(key) ?? { pacing: new ProcessPacing(), taskTurn: new Mutex() };
	accounts.delete(key);
	accounts.set(key, account);
	const [oldest] = accounts.keys();
	if (accounts.size > MOST) accounts.delete(oldest);
	return account;
}
