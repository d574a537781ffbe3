import type { CompiledModel } from '../../scoring';
import {
	markChanges,
	toAnnounced,
	type Announced,
	type AnnouncedRow,
	type MarkedChange,
} from '../announce';
import type { NextState } from '../apply';
import { writeFading } from '../fading';
import type { Transition } from '../port';
import { bigintArray, intArray, textArray } from './arrays';
import type { Session } from './session';

/** A candidate's next state. */
export interface State {
	candidateId: number;
	/** Others who are this person, and are not being told apart any more. */
	mergedIds?: readonly number[];
	next: NextState;
}

/** Writes next states and announces their changes; returns the transitions of each. */
export async function writeStates(
	session: Session,
	states: readonly State[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<Transition[][]> {
	const [transitions] = await Promise.all([
		addTransitions(session, states, compiled, nowMs),
		setSnapshots(session, states, compiled),
		markUnsynced(session, states, compiled),
	]);
	return transitions;
}

/**
 * {@link writeStates} of candidates of whom nothing new was heard.
 *
 * @param hasTally - tells of whom the tally that is written stays as it is
 */
export async function writeQuietStates<Quiet extends State>(
	session: Session,
	states: readonly Quiet[],
	compiled: CompiledModel,
	nowMs: number,
	hasTally: (state: Quiet) => boolean,
): Promise<Transition[][]> {
	const [transitions] = await Promise.all([
		addTransitions(session, states, compiled, nowMs),
		evaluateSnapshots(session, states.filter(hasTally), compiled),
		setSnapshots(
			session,
			states.filter((state) => !hasTally(state)),
			compiled,
		),
		writeTimelines(session, states),
		markUnsynced(session, states, compiled),
	]);
	return transitions;
}

/** Lets other systems know that somebody is presented anew. */
function markUnsynced(
	session: Session,
	states: readonly State[],
	{ model }: CompiledModel,
): Promise<void> {
	return writeAbout(states, (ids) => session.run('markUnsynced', model.key, ids));
}

function setSnapshots(
	session: Session,
	states: readonly State[],
	{ model }: CompiledModel,
): Promise<void> {
	return writeAbout(states, (ids) => {
		const tallies = textArray(states.map(({ next }) => JSON.stringify(next.memory.tally)));
		return Promise.all([
			session.run('setSnapshots', model.key, model.version, ids, ...presentedColumns(states)),
			session.run('setTallies', model.key, ids, tallies),
		]);
	});
}

function evaluateSnapshots(
	session: Session,
	states: readonly State[],
	{ model: { key, version } }: CompiledModel,
): Promise<void> {
	return writeAbout(states, (ids) => {
		const fadings = textArray(states.map(({ next }) => writeFading(next.after.fading)));
		const columns = [...presentedColumns(states), fadings];
		return session.run('evaluateSnapshots', key, version, ids, ...columns);
	});
}

/** Writes where there is anybody to write about. */
async function writeAbout(
	states: readonly State[],
	write: (ids: Buffer) => Promise<unknown>,
): Promise<void> {
	if (states.length > 0) await write(bigintArray(states.map(({ candidateId }) => candidateId)));
}

/** The columns of a snapshot that an evaluation gives, in their order. */
function presentedColumns(states: readonly State[]): Buffer[] {
	const after = states.map(({ next }) => next.after);
	return [
		intArray(after.map(({ score }) => score)),
		intArray(after.map(({ engagement }) => engagement)),
		intArray(after.map(({ persona }) => persona)),
		intArray(after.map(({ culture }) => culture)),
		textArray(after.map(({ grade }) => grade)),
		textArray(after.map(({ personaKey }) => personaKey)),
		textArray(after.map(({ bucket }) => bucket)),
		textArray(after.map(({ phase }) => phase)),
		textArray(after.map(({ medal }) => medal)),
		textArray(after.map(({ route }) => route)),
		intArray(after.map(({ evaluatedOn }) => evaluatedOn)),
		intArray(after.map(({ nextChangeOn }) => nextChangeOn)),
		textArray(after.map(({ firstScoredAt }) => firstScoredAt)),
		textArray(after.map(({ firstQualifiedAt }) => firstQualifiedAt)),
		textArray(after.map(({ firstPlacedAt }) => firstPlacedAt)),
		intArray(after.map(({ lastActiveOn }) => lastActiveOn)),
	];
}

async function addTransitions(
	session: Session,
	states: readonly State[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<Transition[][]> {
	const marked = await markStates(session, states, compiled);
	const changes = marked.flat();
	if (changes.length === 0) return marked.map(() => []);
	const rows = await session.all<{ id: number }>(
		'addTransitions',
		compiled.model.key,
		nowMs,
		bigintArray(states.flatMap(({ candidateId }, i) => marked[i].map(() => candidateId))),
		textArray(changes.map(({ kind }) => kind)),
		textArray(changes.map(({ from }) => from)),
		textArray(changes.map(({ to }) => to)),
		intArray(changes.map(({ day }) => day)),
		textArray(changes.map(({ cause }) => cause)),
		intArray(changes.map(({ isReturn }) => Number(isReturn))),
		intArray(changes.map(({ isQuiet }) => Number(isQuiet))),
	);
	let next = 0;
	return marked.map((own) => own.map((change) => ({ ...change, id: rows[next++].id })));
}

/** Tells of each state's changes what was announced before; who is presented for the first time has no past. */
async function markStates(
	session: Session,
	states: readonly State[],
	compiled: CompiledModel,
): Promise<MarkedChange[][]> {
	const known = states.filter(({ next }) => next.before !== null && next.changes.length > 0);
	const earlier = await readAnnounced(session, known, compiled.model.key);
	return states.map(({ candidateId, mergedIds = [], next }) => {
		const own = [candidateId, ...mergedIds].flatMap((id) => earlier.get(id) ?? []);
		return markChanges(next.changes, own, compiled);
	});
}

async function readAnnounced(
	session: Session,
	states: readonly State[],
	modelKey: string,
): Promise<ReadonlyMap<number, Announced[]>> {
	const byCandidate = new Map<number, Announced[]>();
	if (states.length === 0) return byCandidate;
	const ids = states.flatMap(({ candidateId, mergedIds = [] }) => [candidateId, ...mergedIds]);
	const rows = await session.all<AnnouncedRow>('announced', bigintArray(ids), modelKey);
	for (const row of rows) {
		const own = byCandidate.get(row.candidate_id) ?? [];
		byCandidate.set(row.candidate_id, own);
		own.push(toAnnounced(row));
	}
	return byCandidate;
}

interface ChangedCandidate {
	candidateId: number;
	/** null to leave them as they are. */
	timelines: NextState['memory']['timelines'] | null;
	becomesKnown: boolean;
}

/** Writes what holds under every model. */
export async function setCandidates(
	session: Session,
	changed: readonly ChangedCandidate[],
): Promise<void> {
	if (changed.length === 0) return;
	await session.run(
		'setCandidates',
		bigintArray(changed.map(({ candidateId }) => candidateId)),
		textArray(changed.map(({ timelines }) => timelines && JSON.stringify(timelines))),
		intArray(changed.map(({ becomesKnown }) => Number(becomesKnown))),
	);
}

/** Writes timelines that know more than is written. */
async function writeTimelines(session: Session, states: readonly State[]): Promise<void> {
	await setCandidates(
		session,
		states
			.filter(({ next }) => next.timelinesChanged)
			.map(({ candidateId, next }) => ({
				candidateId,
				timelines: next.memory.timelines,
				becomesKnown: false,
			})),
	);
}
