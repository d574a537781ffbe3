import type { CompiledModel } from '../../scoring';
import { addAudit, auditOf } from '../audit';
import { isStrong, type Identity } from '../identity';
import type { ModelUse } from '../modelUse';
import type { Recorded } from '../outcomes';
import type { Owner, Person } from '../resolve';
import { bigintArray, intArray, textArray } from './arrays';
import { absorbEnrolments } from './enrolments';
import { columnsOf } from './identities';
import type { Session } from './session';
import { setCandidates, writeStates, type State } from './writeState';

/** A person as recorded, and the identities that are newly theirs. */
export interface RecordedPerson extends Recorded {
	newIdentities: readonly Identity[];
}

/** What {@link writeRecorded} must know besides. */
interface Circumstances {
	/** All people for whom identities were claimed. */
	people: readonly Person[];
	owners: ReadonlyMap<Identity, Owner | undefined>;
	use: ModelUse;
	compiled: CompiledModel;
	nowMs: number;
}

/**
 * Writes what became of people besides their events, and fills in their transitions. Under an older version than the
 * newest at work, who is who and what happened is written, but no numbers.
 */
export async function writeRecorded(
	session: Session,
	recorded: readonly RecordedPerson[],
	{ people, owners, use, compiled, nowMs }: Circumstances,
): Promise<void> {
	const scored = use.isOutdated ? [] : recorded.filter(({ next }) => next.isNew);
	const [transitions] = await Promise.all([
		writeStates(session, scored.map(stateOf), compiled, nowMs),
		dropUnsaid(session, people, recorded),
		absorb(session, recorded, nowMs),
		addCandidates(session, recorded, nowMs),
		changeCandidates(session, recorded, owners),
		markStale(session, recorded, compiled, use),
		writeAudit(session, recorded, nowMs),
	]);
	scored.forEach((one, i) => (one.transitions = transitions[i]));
}

function stateOf({ candidateId, person, next }: RecordedPerson): State {
	return { candidateId, mergedIds: person.candidateIds.slice(1), next };
}

/** Writes into the audit log what of new events belongs there. */
async function writeAudit(
	session: Session,
	recorded: readonly RecordedPerson[],
	nowMs: number,
): Promise<void> {
	const entries = recorded.flatMap(({ added, candidateId }) =>
		added.flatMap((event) => auditOf(event, candidateId, nowMs) ?? []),
	);
	await Promise.all(entries.map((entry) => addAudit(session, entry)));
}

/** Gives up identities that came only with events delivered before: those say nothing new. */
async function dropUnsaid(
	session: Session,
	people: readonly Person[],
	recorded: readonly RecordedPerson[],
): Promise<void> {
	const said = new Set(recorded.flatMap(({ newIdentities }) => newIdentities));
	const unsaid = people.flatMap(({ newIdentities }) =>
		newIdentities.filter((one) => !said.has(one)),
	);
	if (unsaid.length > 0) await session.run('dropIdentities', ...columnsOf(unsaid));
}

/** Moves everything of merged candidates to the oldest of them. */
async function absorb(
	session: Session,
	recorded: readonly RecordedPerson[],
	nowMs: number,
): Promise<void> {
	const merged = recorded.flatMap(({ person }) => {
		const [survivor, ...absorbed] = person.candidateIds;
		return absorbed.map((id) => ({ id, survivor }));
	});
	if (merged.length === 0) return;
	const absorbed = bigintArray(merged.map(({ id }) => id));
	const survivors = bigintArray(merged.map(({ survivor }) => survivor));
	const pairs = JSON.stringify(merged.map(({ id, survivor }) => [survivor, id]));
	await Promise.all([
		session.run('keepMerge', pairs, nowMs),
		session.run('moveEvents', absorbed, survivors),
		session.run('moveIdentities', absorbed, survivors),
		session.run('movePruned', absorbed, survivors),
		session.run('moveTransitions', absorbed, survivors),
		session.run('moveRouted', absorbed, survivors),
		session.run('dropSnapshots', absorbed),
		session.run('dropTallies', absorbed),
		session.run('moveMerged', absorbed, survivors),
		session.run('markMerged', absorbed, survivors),
		session.run('markMergedUnsynced', absorbed),
		absorbEnrolments(session, absorbed, survivors, nowMs),
	]);
}

async function addCandidates(
	session: Session,
	recorded: readonly RecordedPerson[],
	nowMs: number,
): Promise<void> {
	const added = recorded.filter(({ person }) => person.candidateIds.length === 0);
	if (added.length === 0) return;
	await session.run(
		'addCandidates',
		bigintArray(added.map(({ candidateId }) => candidateId)),
		textArray(added.map(({ person }) => person.kind)),
		intArray(added.map(({ newIdentities }) => Number(newIdentities.some(isStrong)))),
		textArray(added.map(({ next }) => JSON.stringify(next.memory.timelines))),
		nowMs,
	);
}

/** Writes what holds under every model: timelines, and that somebody anonymous is known from now on. */
async function changeCandidates(
	session: Session,
	recorded: readonly RecordedPerson[],
	owners: Circumstances['owners'],
): Promise<void> {
	const known = new Set<number>();
	for (const owner of owners.values()) if (owner?.isKnown) known.add(owner.candidateId);
	const changed = recorded.flatMap(({ candidateId, person, newIdentities, next }) => {
		if (person.candidateIds.length === 0) return [];
		const isKnown = newIdentities.some(isStrong) || person.candidateIds.some((id) => known.has(id));
		const becomesKnown = isKnown && !known.has(candidateId);
		const timelines = next.isNew && next.timelinesChanged ? next.memory.timelines : null;
		return timelines || becomesKnown ? [{ candidateId, timelines, becomesKnown }] : [];
	});
	await setCandidates(session, changed);
}

/** Lets the other models know that there is something they have not seen. */
async function markStale(
	session: Session,
	recorded: readonly RecordedPerson[],
	{ model }: CompiledModel,
	{ hasOthers, isOutdated }: ModelUse,
): Promise<void> {
	if (!hasOthers && !isOutdated) return;
	const touched = recorded.filter(({ added, own }) => added.length > 0 || own.length > 1);
	if (touched.length === 0) return;
	const ids = bigintArray(touched.map(({ candidateId }) => candidateId));
	const own = isOutdated ? '' : model.key;
	await Promise.all([
		session.run('markStale', ids, own),
		session.run('markUnsyncedElsewhere', own, ids),
	]);
}
