import {
	addToTimelines,
	emptyTally,
	emptyTimelines,
	evaluate,
	foldEvent,
	presentedOf,
	type CompiledModel,
	type Evaluation,
	type Memory,
	type Presented,
} from '../../lib/scoring';
import {
	identityKey,
	type CandidateStore,
	type Identity,
	type IncomingEvent,
	type StoredCandidate,
} from '../../lib/store';

/** What a store must say of a person, whatever way the events came in. */
export type Snapshot = Presented &
	Pick<
		StoredCandidate,
		'nextChangeOn' | 'firstScoredAt' | 'firstQualifiedAt' | 'firstPlacedAt' | 'memory'
	>;

/** One snapshot per identity, so that runs are compared by person and not by candidate id. */
export type Snapshots = Record<string, Snapshot | null>;

/**
 * What must be known of everybody: every event once, everybody who shares an identity one person, folded in
 * memory and evaluated at `asOf`. For events in which no two known people share a browser.
 */
export function expectedSnapshots(
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): Snapshots {
	const unique = [...new Map(events.map((event) => [event.eventId, event])).values()];
	const snapshots: Snapshots = {};
	for (const person of gatherPeople(unique)) {
		const memory = rememberAll(person, compiled);
		const snapshot = pick(evaluate(memory, compiled, asOfMs), memory);
		for (const identity of identitiesOf(person)) snapshots[identityKey(identity)] = snapshot;
	}
	return snapshots;
}

/** What a store says of everybody the events are about. */
export async function storedSnapshots(
	store: CandidateStore,
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
): Promise<Snapshots> {
	const identities = identitiesOf(events);
	const ids = await store.findIds(identities);
	const candidates = await store.get(
		ids.map((id) => id ?? 0),
		compiled,
	);
	return Object.fromEntries(
		identities.map((identity, i) => {
			const candidate = candidates[i];
			return [identityKey(identity), candidate && pick(candidate, candidate.memory)];
		}),
	);
}

/** Folds all events of one person. */
export function rememberAll(events: readonly IncomingEvent[], compiled: CompiledModel): Memory {
	const memory: Memory = { tally: emptyTally(), timelines: emptyTimelines() };
	for (const event of events) {
		foldEvent(memory.tally, compiled, event);
		addToTimelines(memory.timelines, event);
	}
	return memory;
}

/** Everybody the events are about, each identity once. */
export function identitiesOf(events: readonly IncomingEvent[]): Identity[] {
	const all = events.flatMap(({ identities }) => identities);
	return [...new Map(all.map((identity) => [identityKey(identity), identity])).values()];
}

/** Everybody's events: whoever shares an identity, directly or through others, is one person. */
export function gatherPeople(events: readonly IncomingEvent[]): IncomingEvent[][] {
	const people = new Map<string, { keys: Set<string>; events: IncomingEvent[] }>();
	for (const event of events) {
		const keys = event.identities.map(identityKey);
		const same = [...new Set(keys.flatMap((key) => people.get(key) ?? []))];
		const joined = {
			keys: new Set([...keys, ...same.flatMap((person) => [...person.keys])]),
			events: [...same.flatMap((person) => person.events), event],
		};
		for (const key of joined.keys) people.set(key, joined);
	}
	return [...new Set(people.values())].map((person) => person.events);
}

function pick(values: Evaluation | StoredCandidate, memory: Memory): Snapshot {
	const { nextChangeOn, firstScoredAt, firstQualifiedAt, firstPlacedAt } = values;
	const dates = { nextChangeOn, firstScoredAt, firstQualifiedAt, firstPlacedAt };
	return { ...presentedOf(values), ...dates, memory };
}
