import type { Identities, Identity } from '../identity';
import type { Owner } from '../resolve';
import { readIdentities, type IdentityRow } from '../rows';
import { bigintArray, textArray } from './arrays';
import type { Session } from './session';

interface OwnerRow {
	/** Counted from 1. */
	place: number;
	candidate_id: number;
	is_known: boolean;
}

/** To whom identities belong, in the order given; undefined for one that is not known. */
export async function findOwners(
	session: Session,
	identities: readonly Identity[],
): Promise<Array<Owner | undefined>> {
	return toOwners(identities, await session.all<OwnerRow>('owners', ...columnsOf(identities)));
}

/**
 * {@link findOwners}, and keeps everybody else from writing about these candidates until the transaction ends. An
 * identity somebody is adding right now is not known yet: see `claimIdentities`.
 */
export async function lockOwners(
	session: Session,
	identities: readonly Identity[],
): Promise<Array<Owner | undefined>> {
	return toOwners(identities, await session.all<OwnerRow>('lockOwners', ...columnsOf(identities)));
}

function toOwners(
	identities: readonly Identity[],
	rows: readonly OwnerRow[],
): Array<Owner | undefined> {
	const owners = new Array<Owner | undefined>(identities.length).fill(undefined);
	for (const row of rows)
		owners[row.place - 1] = { candidateId: row.candidate_id, isKnown: row.is_known };
	return owners;
}

/**
 * {@link lockOwners} that waits for nobody.
 *
 * @returns what is known of each identity, with the owners that were free; of the others their ids
 */
export async function lockFreeOwners(
	session: Session,
	identities: readonly Identity[],
): Promise<{ owners: Array<Owner | undefined>; busy: ReadonlySet<number> }> {
	const found = await findOwners(session, identities);
	const ids = new Set(found.flatMap((owner) => owner?.candidateId ?? []));
	const rows = await session.all<{ id: number; is_known: boolean }>(
		'lockFree',
		bigintArray([...ids]),
	);
	const free = new Map(rows.map((row) => [row.id, row.is_known]));
	const busy = new Set([...ids].filter((id) => !free.has(id)));
	const owners = found.map(
		(owner) => owner && { ...owner, isKnown: free.get(owner.candidateId) ?? owner.isKnown },
	);
	return { owners, busy };
}

/** Kinds and values, one array each. */
export function columnsOf(identities: readonly Identity[]): [kinds: Buffer, values: Buffer] {
	return [
		textArray(identities.map(({ kind }) => kind)),
		textArray(identities.map(({ value }) => value)),
	];
}

/** The identities of candidates. */
export async function loadIdentities(
	session: Session,
	candidateIds: readonly number[],
): Promise<Map<number, Identities>> {
	if (candidateIds.length === 0) return new Map();
	return readIdentities(await session.all<IdentityRow>('identities', bigintArray(candidateIds)));
}
