import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { fieldReaders, readIdentities, readIdentity, type ChosenFields } from '../../lib/intake';
import {
	StoreError,
	type Identity,
	type IdentityKind,
	type StoredCandidate,
} from '../../lib/store';
import type { Failure } from './failures';
import type { Settings } from './settings';

/** The candidate an item asks for. */
export interface Found {
	itemIndex: number;
	candidate: StoredCandidate;
}

/** How an item names its candidate: an id of ours, or identities, strongest first. */
type Key = { candidateId: number } | { identities: Identity[] };

type ReadKey = (json: IDataObject, itemIndex: number) => Key;

/** Looks up the candidates of all items at once; items that name nobody known become failures. */
export async function findCandidates(
	context: IExecuteFunctions,
	{ store, compiled }: Settings,
): Promise<{ found: Found[]; failures: Failure[] }> {
	const failures: Failure[] = [];
	const readKey = keyReader(context);
	const wanted = context.getInputData().flatMap((item, itemIndex) => {
		try {
			return [{ itemIndex, key: readKey(item.json, itemIndex) }];
		} catch (error) {
			failures.push({ itemIndex, error });
			return [];
		}
	});
	const ids = await toIds(
		wanted.map(({ key }) => key),
		(identities) => store.findIds(identities),
	);
	const candidates = await store.get(ids, compiled);
	const found: Found[] = [];
	wanted.forEach(({ itemIndex, key }, i) => {
		const candidate = candidates[i];
		if (candidate) found.push({ itemIndex, candidate });
		else failures.push({ itemIndex, error: unknownCandidate(key) });
	});
	return { found, failures };
}

function keyReader(context: IExecuteFunctions): ReadKey {
	const findBy = context.getNodeParameter('findBy', 0, 'item') as
		'item' | 'candidateId' | IdentityKind;
	if (findBy !== 'item') {
		return (_, itemIndex) => toKey(findBy, context.getNodeParameter('findValue', itemIndex));
	}
	const read = fieldReaders(context.getNodeParameter('fieldNames', 0, {}) as ChosenFields);
	return (json) =>
		json.candidateId === undefined || json.candidateId === null
			? { identities: readIdentities(json, read) }
			: toKey('candidateId', json.candidateId);
}

function toKey(findBy: 'candidateId' | IdentityKind, value: unknown): Key {
	if (findBy !== 'candidateId') return { identities: [readIdentity(findBy, value)] };
	const candidateId = Number(value);
	if (Number.isSafeInteger(candidateId) && candidateId > 0) return { candidateId };
	throw new StoreError(
		'unknown-candidate',
		`candidateId ${JSON.stringify(value)} is not a candidate ID`,
		'Use the number that Candidate Score returned as candidateId.',
	);
}

/** Resolves all keys with one lookup; 0, which no candidate has, stands for an unknown one. */
async function toIds(
	keys: readonly Key[],
	findIds: (identities: Identity[]) => Promise<Array<number | null>>,
): Promise<number[]> {
	const asked = keys.flatMap((key) => ('identities' in key ? key.identities : []));
	const answers = await findIds(asked);
	let next = 0;
	return keys.map((key) => {
		if ('candidateId' in key) return key.candidateId;
		const own = answers.slice(next, (next += key.identities.length));
		return own.find((id) => id !== null) ?? 0;
	});
}

function unknownCandidate(key: Key): StoreError {
	const named =
		'candidateId' in key
			? `candidateId ${key.candidateId}`
			: key.identities.map(({ kind, value }) => `${kind} ${value}`).join(' or ');
	return new StoreError(
		'unknown-candidate',
		`There is no candidate with ${named}`,
		'Check the value, or record an event for this person first.',
	);
}
