import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CandidateOutcome } from '../lib/store';
import { CANDIDATE_COLUMNS, WITH_TALLY } from '../lib/store/rows';
import { SQL } from '../lib/store/sqlite/statements';
import type { Batch } from './townEvents';

const texts = new WeakMap<CandidateOutcome, { tally: string; timelines: string }>();

const MODEL = 'candidate-nl';
const NOW = 1_770_000_000_000;
/** As long as the real ones are on average, like the subject below. */
const DETAILS = '{"who":{"email":"somebody.or.other@mail.example"},"channel":"cpc"}';
const SUBJECT = 'vacancy-0001-data';
const ONE_OWNER = 'SELECT candidate_id FROM identity WHERE kind = ? AND value = ?';
const ONE_SNAPSHOT = `
	SELECT ${CANDIDATE_COLUMNS}
	FROM candidate c JOIN snapshot s ON s.model_key = ? AND s.candidate_id = c.id ${WITH_TALLY} WHERE c.id = ?`;
const IDENTITIES = 'SELECT kind, value FROM identity WHERE candidate_id = ?';

/**
 * The first floor: what the real path reads and writes, row for row and in the same transactions, by a loop of
 * prepared statements with constant values: no checks, no resolving, no folding, no scoring.
 */
export function sameReadsAndWrites(database: DatabaseSync, batches: readonly Batch[]): void {
	const statements = prepareFloor(database);
	for (const batch of batches) {
		database.exec('BEGIN IMMEDIATE');
		for (const outcome of batch) {
			nameOrAdd(statements, outcome);
			readOrAdd(statements, outcome);
			addEvents(statements.addEvent, outcome);
			present(statements, outcome);
		}
		database.exec('COMMIT');
	}
}

type Floor = ReturnType<typeof prepareFloor>;

function prepareFloor(database: DatabaseSync) {
	return {
		owner: database.prepare(ONE_OWNER),
		snapshot: database.prepare(ONE_SNAPSHOT),
		identities: database.prepare(IDENTITIES),
		announced: database.prepare(SQL.announced),
		addCandidate: database.prepare(SQL.addCandidate),
		addIdentity: database.prepare(SQL.addIdentity),
		addEvent: database.prepare(SQL.addEvent),
		setSnapshot: database.prepare(SQL.setSnapshot),
		setTally: database.prepare(SQL.setTally),
		addTransition: database.prepare(SQL.addTransition),
	};
}

function nameOrAdd({ owner, addIdentity }: Floor, { candidateId, events }: CandidateOutcome): void {
	const named = new Set(
		events.flatMap((event) => event.identities.map(({ kind, value }) => `${kind}:${value}`)),
	);
	for (const name of named) {
		const at = name.indexOf(':');
		const [kind, value] = [name.slice(0, at), name.slice(at + 1)];
		if (!owner.get(kind, value)) addIdentity.run(kind, value, candidateId);
	}
}

function readOrAdd(floor: Floor, outcome: CandidateOutcome): void {
	const { candidateId, before, transitions } = outcome;
	if (before) {
		floor.snapshot.get(MODEL, candidateId);
		floor.identities.all(candidateId);
		if (transitions.length > 0) floor.announced.all(candidateId, MODEL);
	} else {
		floor.addCandidate.run(candidateId, 'candidate', texts.get(outcome)?.timelines ?? '{}', NOW);
	}
}

function addEvents(addEvent: StatementSync, { candidateId, events }: CandidateOutcome): void {
	for (const { eventId, occurredAt } of events)
		addEvent.run(eventId, candidateId, 'vacancy.viewed', occurredAt, NOW, SUBJECT, DETAILS);
}

function present({ setSnapshot, setTally, addTransition }: Floor, outcome: CandidateOutcome): void {
	const { candidateId, transitions } = outcome;
	const numbers = [42, 42, null, null, null, null] as const;
	const names = ['lukewarm', 'think', null, 'nurture'] as const;
	const days = [20_000, 20_001 + (candidateId % 90), '2026-01-01', null, null, 20_000] as const;
	setTally.run(MODEL, candidateId, texts.get(outcome)?.tally ?? '{}');
	setSnapshot.run(MODEL, candidateId, 1, ...numbers, ...names, ...days);
	for (let i = 0; i < transitions.length; i++)
		addTransition.run(MODEL, candidateId, 'bucket', 'cold', 'lukewarm', 20_000, 'event', NOW, 0, 0);
}

/** Keeps what each outcome wrote, so that the floor writes as many bytes. */
export function rememberTexts(batches: readonly Batch[]): void {
	for (const outcome of batches.flat()) {
		const { tally, timelines } = outcome.memory;
		texts.set(outcome, { tally: JSON.stringify(tally), timelines: JSON.stringify(timelines) });
	}
}

/** The second floor: the event rows alone, nothing read. */
export function bareInsert(database: DatabaseSync, batches: readonly Batch[]): void {
	const addEvent = database.prepare(SQL.addEvent);
	for (const batch of batches) {
		database.exec('BEGIN IMMEDIATE');
		for (const outcome of batch) addEvents(addEvent, outcome);
		database.exec('COMMIT');
	}
}
