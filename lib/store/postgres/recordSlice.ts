import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import type { EventGroup } from '../groupEvents';
import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { joinOwned } from '../joinOwned';
import type { KeptCandidate } from '../kept';
import { leaveOutKnown, newlySaid, recordedOutcome, uniteIdentities } from '../outcomes';
import type { CandidateOutcome } from '../port';
import { resolvePeople, type FindOwner, type Owner, type Person } from '../resolve';
import type { CandidateRow } from '../rows';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray, textArray } from './arrays';
import { claimIdentities, numberPeople, writeEvents } from './claim';
import { loadIdentities, lockFreeOwners, lockOwners } from './identities';
import { readKept } from './kept';
import { readUse } from './scoredModels';
import type { Session } from './session';
import { writeRecorded, type RecordedPerson } from './writeCandidate';

/** Events folded before others get a turn; about 10 ms. */
const EVENTS_OF_A_TURN = 1_000;

type Owners = ReadonlyMap<Identity, Owner | undefined>;

/** What recording a slice did. */
export interface RecordedSlice {
	outcomes: CandidateOutcome[];
	/** Groups about candidates that somebody else was writing about; nothing of them was written. */
	left: EventGroup[];
}

/**
 * Records groups of events inside the caller's transaction: who are they about, which are new, what follows.
 *
 * Everybody the events are about is locked or claimed before anything else is read or written, so that what is read
 * stays true.
 *
 * @param nowMs - UTC ms; when they are recorded and what the candidates are brought up to date to
 * @param waits - for whoever is writing about the same candidates; otherwise those are left
 * @throws {LostRace} when somebody else was recording the same people or events
 */
export async function recordSlice(
	session: Session,
	groups: readonly EventGroup[],
	compiled: CompiledModel,
	nowMs: number,
	waits: boolean,
): Promise<RecordedSlice> {
	const lock = waits ? lockAll : lockFree;
	const [use, { owners, free, left }] = await Promise.all([
		readUse(session, compiled),
		lock(session, groups),
	]);
	const people = await findPeople(session, free, owners);
	const existing = people.flatMap(({ candidateIds }) => candidateIds);
	const [keptById, identities, numbers] = await Promise.all([
		loadKept(session, existing, compiled),
		loadIdentities(session, existing),
		numberPeople(session, people),
	]);
	await claimIdentities(session, people, numbers);
	const addedEvents = await writeEvents(session, people, numbers, nowMs);
	const today = compiled.toLocalDay(nowMs);
	const recorded: RecordedPerson[] = [];
	let turn = EVENTS_OF_A_TURN;
	for (const [i, person] of people.entries()) {
		const added = addedEvents[i];
		if (added.length === 0 && person.candidateIds.length === 0) continue; // other people's events, delivered again under a new name
		const own = person.candidateIds.flatMap((id) => keptById.get(id) ?? []);
		const newIdentities = newlySaid(person, added);
		recorded.push({
			candidateId: numbers[i],
			person,
			added,
			own,
			newIdentities,
			identities: uniteIdentities(person.candidateIds, newIdentities, identities),
			next: applyEvents(own, added, compiled, today, 'event'),
			transitions: [],
		});
		if ((turn -= person.events.length) > 0) continue;
		turn = EVENTS_OF_A_TURN;
		await yieldToOthers();
	}
	await writeRecorded(session, recorded, { people, owners, use, compiled, nowMs });
	return { outcomes: recorded.map(recordedOutcome), left };
}

/** Who owns what, and the groups, joined by owner, that are held now or left to whoever holds them. */
interface Locked {
	owners: Owners;
	free: EventGroup[];
	left: EventGroup[];
}

async function lockAll(session: Session, groups: readonly EventGroup[]): Promise<Locked> {
	const identities = groups.flatMap((group) => group.identities);
	const owners = ownersOf(identities, await lockOwners(session, identities));
	return { owners, free: joinOwned(groups, (identity) => owners.get(identity)), left: [] };
}

async function lockFree(session: Session, groups: readonly EventGroup[]): Promise<Locked> {
	const identities = groups.flatMap((group) => group.identities);
	const locked = await lockFreeOwners(session, identities);
	const owners = ownersOf(identities, locked.owners);
	const joined = joinOwned(groups, (identity) => owners.get(identity));
	const isBusy = (group: EventGroup) =>
		group.identities.some((identity) => {
			const owner = owners.get(identity);
			return owner !== undefined && locked.busy.has(owner.candidateId);
		});
	return {
		owners,
		free: joined.filter((group) => !isBusy(group)),
		left: joined.filter(isBusy),
	};
}

function ownersOf(
	identities: readonly Identity[],
	owners: ReadonlyArray<Owner | undefined>,
): Owners {
	return new Map(identities.map((identity, i) => [identity, owners[i]]));
}

async function findPeople(
	session: Session,
	groups: readonly EventGroup[],
	owners: Owners,
): Promise<Person[]> {
	const findOwner: FindOwner = (identity) => owners.get(identity);
	const found = groups.map((group) => {
		const people = resolvePeople(group, findOwner);
		return { group, people, isMerge: people.some(({ candidateIds }) => candidateIds.length > 1) };
	});
	const merges = found.filter(({ isMerge }) => isMerge);
	const known = await findKnown(
		session,
		merges.flatMap(({ group }) => group.events),
	);
	return found.flatMap(({ group, people, isMerge }) => {
		if (!isMerge) return people;
		const fresh = leaveOutKnown(group, known);
		return fresh.events.length > 0 ? resolvePeople(fresh, findOwner) : [];
	});
}

/** Only new events may merge candidates: those delivered before, and who they name this time, are left out. */
async function findKnown(
	session: Session,
	events: readonly IncomingEvent[],
): Promise<ReadonlySet<string>> {
	if (events.length === 0) return new Set();
	const wanted = textArray(events.map(({ eventId }) => eventId));
	const rows = await session.all<{ event_id: string }>('knownEvents', wanted);
	return new Set(rows.map((row) => row.event_id));
}

async function loadKept(
	session: Session,
	candidateIds: readonly number[],
	compiled: CompiledModel,
): Promise<Map<number, KeptCandidate>> {
	if (candidateIds.length === 0) return new Map();
	const wanted = bigintArray(candidateIds);
	const rows = await session.all<CandidateRow>('candidates', wanted, compiled.model.key);
	const kept = await readKept(session, rows, compiled);
	return new Map(kept.map((one) => [one.row.id, one]));
}
