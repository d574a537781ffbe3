import { addAudit } from './audit';
import type { Desk } from './desk';
import { claimSalt, hashIdentity } from './erased';
import type { Identity } from './identity';
import { findPerson, identitiesOf, keysOf } from './people';
import { eraseFromInbox, eraseFromModels, eraseFromQuarantine, namesPerson } from './personTexts';
import type { Deed, ErasureReport } from './rights';
import { PERSONAL_TABLES } from './tableRights';

/** What is kept for other systems until they have removed the person, as JSON. */
export interface Remote {
	hubspotIds: string[];
	emails: string[];
}

/** Erases a person from every table, inside the caller's transaction; null for an unknown one. */
export async function erasePerson(
	desk: Desk,
	candidateId: number,
	{ by, reason }: Deed,
	atMs: number,
): Promise<ErasureReport | null> {
	const person = await findPerson(desk, candidateId);
	if (!person) return null;
	const ids = JSON.stringify(person.ids);
	const identities = await identitiesOf(desk, person.ids);
	const remote = await remoteOf(desk, ids, identities);
	await leaveHashes(desk, identities, atMs);
	const names = namesPerson(identities);
	const models = await eraseFromModels(desk, identities, `erased candidate ${person.candidateId}`);
	const found = {
		waitingEvents: await eraseFromInbox(desk, names),
		quarantinedEvents: await eraseFromQuarantine(desk, names),
		...models,
	};
	const keyOf = await keysOf(desk, person.ids);
	const rows = {} as ErasureReport['rows'];
	for (const table of PERSONAL_TABLES) rows[table] = await desk.run(`erase_${table}`, keyOf(table));
	const isPending = remote.hubspotIds.length > 0;
	await desk.run('addErasure', person.candidateId, atMs, isPending ? JSON.stringify(remote) : null);
	await addAudit(desk, {
		at: atMs,
		action: 'erased',
		who: by,
		candidateId: person.candidateId,
		details: { reason, rows, models },
	});
	return { candidateId: person.candidateId, erasedAt: atMs, rows, ...found, isPending };
}

/** An address alone may be in HubSpot too, but only who was ever there is asked for. */
async function remoteOf(desk: Desk, ids: string, identities: readonly Identity[]): Promise<Remote> {
	const told = await desk.all<{ remote_id: string }>('remoteIds', ids);
	const heard = identities.filter(({ kind }) => kind === 'hubspotId').map(({ value }) => value);
	return {
		hubspotIds: [...new Set([...told.map((row) => row.remote_id), ...heard])].sort(),
		emails: identities.filter(({ kind }) => kind === 'email').map(({ value }) => value),
	};
}

async function leaveHashes(
	desk: Desk,
	identities: readonly Identity[],
	atMs: number,
): Promise<void> {
	const salt = await claimSalt(desk);
	const hashes = identities.map((identity) => hashIdentity(salt, identity));
	await desk.run('addErased', JSON.stringify(hashes), atMs);
}
