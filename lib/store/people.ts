import type { Desk } from './desk';
import { StoreError } from './errors';
import { TABLE_RIGHTS, type PersonalTable } from './tableRights';
import type { Identity, IdentityKind } from './identity';

/** A candidate as kept, without what is presented. */
export interface PersonRow {
	id: number;
	kind: string;
	timelines: string;
	merged_into: number | null;
}

/** A person: the candidate who is there, and the ids that lead to them. */
export interface FoundPerson {
	candidateId: number;
	row: PersonRow;
	/** Theirs, and those of candidates who were merged into them. */
	ids: number[];
}

/** Finds a person by an id of theirs; null for an unknown one. */
export async function findPerson(desk: Desk, candidateId: number): Promise<FoundPerson | null> {
	const asked = await desk.all<PersonRow>('people', JSON.stringify([candidateId]));
	const self = asked.find(({ id }) => id === candidateId);
	if (!self) return null;
	const survivor = self.merged_into ?? self.id;
	const rows =
		survivor === self.id ? asked : await desk.all<PersonRow>('people', JSON.stringify([survivor]));
	const row = rows.find(({ id }) => id === survivor);
	return row ? { candidateId: survivor, row, ids: rows.map(({ id }) => id) } : null;
}

/** @throws {StoreError} `unknown-candidate` */
export async function demandPerson(desk: Desk, candidateId: number): Promise<FoundPerson> {
	const found = await findPerson(desk, candidateId);
	if (found) return found;
	throw new StoreError(
		'unknown-candidate',
		`There is no candidate with candidateId ${candidateId}`,
		'Check the value; who was erased cannot be found any more.',
	);
}

/** What the rows of a person are found by: their ids, or in tables of addresses their e-mail addresses; as JSON. */
export async function keysOf(
	desk: Desk,
	ids: readonly number[],
): Promise<(table: PersonalTable) => string> {
	const identities = await identitiesOf(desk, ids);
	const emails = identities.filter(({ kind }) => kind === 'email').map(({ value }) => value);
	return (table) => JSON.stringify(TABLE_RIGHTS[table].holds === 'addresses' ? emails : ids);
}

/** All identities of people, several of a kind included. */
export async function identitiesOf(desk: Desk, ids: readonly number[]): Promise<Identity[]> {
	const rows = await desk.all<{ kind: IdentityKind; value: string }>(
		'identitiesOf',
		JSON.stringify(ids),
	);
	return rows.map(({ kind, value }) => ({ kind, value }));
}
