import type { DatabaseSync } from 'node:sqlite';
import type { CandidateOutcome } from '../lib/store';
import { SQL } from '../lib/store/sqlite/statements';
import type { Batch } from './townEvents';

const tallies = new WeakMap<CandidateOutcome, string>();

const MODEL = 'candidate-nl';
const EMPTY_TIMELINES = '{"knownSince":1770000000000,"statuses":[],"consents":[],"pauses":[]}';
/** As long as the real ones are on average, like the subject below. */
const DETAILS = '{"who":{"email":"somebody.or.other@mail.example"},"channel":"cpc"}';
const SUBJECT = 'vacancy-0001-data';
const ONE_OWNER = 'SELECT candidate_id FROM identity WHERE kind = ? AND value = ?';
const ONE_SNAPSHOT = `
	SELECT c.id, c.kind, c.timelines, s.model_version, s.tally, s.score, s.bucket, s.phase, s.medal, s.route,
		s.evaluated_on, s.next_change_on, s.first_scored_at, s.first_qualified_at, s.first_placed_at
	FROM candidate c JOIN snapshot s ON s.model_key = ? AND s.candidate_id = c.id WHERE c.id = ?`;
const IDENTITIES = 'SELECT kind, value FROM identity WHERE candidate_id = ?';

/**
 * The first floor: what the real path reads and writes, row for row and in the same transactions, by a loop of
 * prepared statements with constant values: no checks, no resolving, no folding, no scoring.
 */
export function sameReadsAndWrites(database: DatabaseSync, batches: readonly Batch[]): void {
	const [owner, snapshot, identities] = [ONE_OWNER, ONE_SNAPSHOT, IDENTITIES].map((sql) =>
		database.prepare(sql),
	);
	const [addCandidate, addIdentity, addEvent, setSnapshot, addTransition] = [
		SQL.addCandidate,
		SQL.addIdentity,
		SQL.addEvent,
		SQL.setSnapshot,
		SQL.addTransition,
	].map((sql) => database.prepare(sql));
	const setTimelines = database.prepare(SQL.setTimelines);
	for (const batch of batches) {
		database.exec('BEGIN IMMEDIATE');
		for (const outcome of batch) {
			const { candidateId, before, events, transitions } = outcome;
			const tally = tallies.get(outcome) ?? '{}';
			const named = new Set(
				events.flatMap((event) => event.identities.map(({ kind, value }) => `${kind}:${value}`)),
			);
			for (const name of named) {
				const at = name.indexOf(':');
				const [kind, value] = [name.slice(0, at), name.slice(at + 1)];
				if (!owner.get(kind, value)) addIdentity.run(kind, value, candidateId);
			}
			if (before) {
				snapshot.get(MODEL, candidateId);
				identities.all(candidateId);
			} else {
				addCandidate.run('candidate', EMPTY_TIMELINES, 1_770_000_000_000);
				setTimelines.run(EMPTY_TIMELINES, candidateId);
			}
			for (const { eventId, occurredAt } of events) {
				addEvent.run(
					eventId,
					candidateId,
					'vacancy.viewed',
					occurredAt,
					1_770_000_000_000,
					SUBJECT,
					DETAILS,
				);
			}
			setSnapshot.run(
				MODEL,
				candidateId,
				1,
				tally,
				42,
				42,
				null,
				null,
				null,
				null,
				'lukewarm',
				'think',
				null,
				'nurture',
				20_000,
				20_001 + (candidateId % 90),
				'2026-01-01',
				null,
				null,
			);
			for (let i = 0; i < transitions.length; i++) {
				addTransition.run(
					MODEL,
					candidateId,
					'bucket',
					'cold',
					'lukewarm',
					20_000,
					'event',
					1_770_000_000_000,
				);
			}
		}
		database.exec('COMMIT');
	}
}

/** Keeps the tally each outcome wrote, so that the floor writes as many bytes. */
export function rememberTallies(batches: readonly Batch[]): void {
	for (const outcome of batches.flat()) tallies.set(outcome, JSON.stringify(outcome.memory.tally));
}

/** The second floor: the event rows alone, nothing read. */
export function bareInsert(database: DatabaseSync, batches: readonly Batch[]): void {
	const addEvent = database.prepare(SQL.addEvent);
	for (const batch of batches) {
		database.exec('BEGIN IMMEDIATE');
		for (const { candidateId, events } of batch) {
			for (const { eventId, occurredAt } of events) {
				addEvent.run(
					eventId,
					candidateId,
					'vacancy.viewed',
					occurredAt,
					1_770_000_000_000,
					SUBJECT,
					DETAILS,
				);
			}
		}
		database.exec('COMMIT');
	}
}
