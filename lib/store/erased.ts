import { hash, randomBytes } from 'node:crypto';
import type { Desk } from './desk';
import { groupEvents, type EventGroup } from './groupEvents';
import { identityKey, isStrong, type Identity } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** The note under which a store keeps what it salts hashes with; there is none until somebody is erased. */
export const SALT_NOTE = 'erasure salt';

/** What a store remembers of an identity of somebody who was erased. */
export interface ErasedRow {
	hash: string;
	erased_at: number;
	returned_at: number | null;
}

/** What there is to know before anything is looked up. */
export interface GuardRow {
	salt: string;
	has_returned: number;
}

/** What is left of an identity: without the salt it cannot be told whether a guess is right. */
export function hashIdentity(salt: string, identity: Identity): string {
	return hash('sha256', `${salt}\n${identityKey(identity)}`, 'base64url');
}

/** The salt of a store; made when first needed. */
export async function claimSalt(desk: Desk): Promise<string> {
	await desk.run('claimNote', SALT_NOTE, randomBytes(16).toString('base64url'));
	const [{ text }] = await desk.all<{ text: string }>('note', SALT_NOTE);
	return text;
}

/** Groups of events without those about people who were erased. */
export interface Guarded {
	groups: readonly EventGroup[];
	/** Hashes to count a refused event for, one entry per event. */
	refused: string[];
	/** Hashes of who came back. */
	returned: string[];
}

/**
 * Leaves out events about people who were erased.
 *
 * An event is refused when it names one of their e-mail addresses or ids, or nobody but one of their browsers; from the
 * event of somebody else in such a browser, only the browser is left out. An event that happened after the erasure and
 * carries a consent is one of a person who came back.
 */
export function leaveOutErased(
	groups: readonly EventGroup[],
	findErased: (identity: Identity) => ErasedRow | undefined,
): Guarded {
	const refused: string[] = [];
	const returned = new Set<string>();
	const kept: IncomingEvent[] = [];
	for (const event of groups.flatMap(({ events }) => events)) {
		const erased = event.identities.flatMap((identity) => {
			const row = findErased(identity);
			return row ? [{ identity, row }] : [];
		});
		const verdict = judge(event, erased);
		if (verdict === 'refused') refused.push(erased[0].row.hash);
		else if (verdict === 'returned') for (const { row } of erased) returned.add(row.hash);
		if (verdict === 'refused') continue;
		kept.push(verdict === 'without' ? withoutBrowsers(event, erased) : event);
	}
	return { groups: groupEvents(kept), refused, returned: [...returned] };
}

type Found = ReadonlyArray<{ identity: Identity; row: ErasedRow }>;

function judge(
	{ identities, occurredAt, consent }: IncomingEvent,
	erased: Found,
): 'kept' | 'refused' | 'without' | 'returned' {
	if (erased.length === 0) return 'kept';
	const isLater = erased.every(({ row }) => occurredAt > row.erased_at);
	const hasReturned = erased.every(({ row }) => row.returned_at !== null);
	if (isLater && (hasReturned || (consent && consent.length > 0))) return 'returned';
	const isSomebodyElse =
		erased.every(({ identity }) => !isStrong(identity)) && identities.some(isStrong);
	return isSomebodyElse ? 'without' : 'refused';
}

function withoutBrowsers(event: IncomingEvent, erased: Found): IncomingEvent {
	const gone = new Set(erased.map(({ identity }) => identityKey(identity)));
	const identities = event.identities.filter((one) => !gone.has(identityKey(one)));
	return { ...event, identities };
}

/**
 * Asks a store about the people of a batch, and notes what came of it. Where nobody was ever erased it costs one tiny
 * query; else one more, about the identities that nobody has.
 *
 * Called where nobody can be erased meanwhile: in the transaction that records.
 *
 * @param findKnown - tells of each identity whether it belongs to somebody
 */
export async function guardGroups(
	desk: Desk,
	groups: readonly EventGroup[],
	findKnown: (identities: readonly Identity[]) => Promise<ReadonlyArray<unknown>>,
	nowMs: number,
): Promise<readonly EventGroup[]> {
	const [guard] = await desk.all<GuardRow>('guard', SALT_NOTE);
	if (!guard) return groups;
	const identities = groups.flatMap((group) => group.identities);
	const known = guard.has_returned === 1 ? [] : await findKnown(identities);
	const unknown = identities.filter((_, i) => !known[i]);
	if (unknown.length === 0) return groups;
	const asked = new Map(unknown.map((one) => [identityKey(one), hashIdentity(guard.salt, one)]));
	const rows = await desk.all<ErasedRow>('erased', JSON.stringify([...asked.values()]));
	if (rows.length === 0) return groups;
	const byHash = new Map(rows.map((row) => [row.hash, row]));
	const {
		groups: left,
		refused,
		returned,
	} = leaveOutErased(groups, (identity) => byHash.get(asked.get(identityKey(identity)) ?? ''));
	for (const one of countOf(refused)) await desk.run('countRefused', ...one);
	if (returned.length > 0) await desk.run('noteReturn', JSON.stringify(returned), nowMs);
	return left;
}

/** Hashes by how often they were met: a batch with many late events of one person is counted at once. */
function countOf(hashes: readonly string[]): Array<[hashes: string, times: number]> {
	const times = new Map<string, number>();
	for (const one of hashes) times.set(one, (times.get(one) ?? 0) + 1);
	const byTimes = new Map<number, string[]>();
	for (const [one, n] of times) byTimes.set(n, [...(byTimes.get(n) ?? []), one]);
	return [...byTimes].map(([n, list]) => [JSON.stringify(list), n]);
}
