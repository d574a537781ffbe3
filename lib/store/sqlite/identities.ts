import { IDENTITY_KINDS, type Identities, type Identity } from '../identity';
import type { Owner } from '../resolve';
import { readIdentities, type IdentityRow } from '../rows';
import { allRows } from './allRows';
import type { Statements } from './statements';

interface OwnerRow {
	place: number;
	candidate_id: number;
	is_known: number;
}

/** To whom identities belong, in the order given; undefined for one that is not known. */
export function findOwners(
	statements: Statements,
	identities: readonly Identity[],
): Array<Owner | undefined> {
	const owners = new Array<Owner | undefined>(identities.length).fill(undefined);
	for (const kind of IDENTITY_KINDS) {
		const places: number[] = [];
		identities.forEach((identity, place) => {
			if (identity.kind === kind) places.push(place);
		});
		if (places.length === 0) continue;
		const wanted = JSON.stringify(places.map((place) => identities[place].value));
		for (const row of allRows<OwnerRow>(statements.owners, kind, wanted)) {
			owners[places[row.place]] = { candidateId: row.candidate_id, isKnown: row.is_known === 1 };
		}
	}
	return owners;
}

/** The identities of candidates. */
export function loadIdentities(
	statements: Statements,
	candidateIds: readonly number[],
): Map<number, Identities> {
	if (candidateIds.length === 0) return new Map();
	return readIdentities(allRows<IdentityRow>(statements.identities, JSON.stringify(candidateIds)));
}
