import type { CandidateOutcome } from '../lib/store';
import { bigintArray, intArray, textArray } from '../lib/store/postgres/arrays';
import type { Connection } from '../lib/store/postgres/connection';
import type { Session } from '../lib/store/postgres/session';
import type { Batch } from './townEvents';

const MODEL = 'candidate-nl';
const NOW = 1_770_000_000_000;
const TIMELINES =
	'{"knownSince":1770000000000,"statuses":[],"consents":[],"pauses":[],"profile":[]}';
/** As long as the real ones are on average, like the subject below. */
const DETAILS = '{"who":{"email":"somebody.or.other@mail.example"},"channel":"cpc"}';
const SUBJECT = 'vacancy-0001-data';

/** One transaction of the real path, as the rows it read and wrote. */
export interface Rows {
	/** Identities the events name: kinds and values. */
	named: Array<{ kind: string; value: string }>;
	newIdentities: Array<{ kind: string; value: string }>;
	oldIds: number[];
	newIds: number[];
	events: Array<{ eventId: string; occurredAt: number; candidateId: number }>;
	ids: number[];
	/** As written, so that the floor writes as many bytes. */
	tallies: string[];
	/** Of whom earlier transitions are read: those known before of whom there is something to announce. */
	changedIds: number[];
	/** Whose each transition is. */
	transitionIds: number[];
}

/** What transactions of the real path read and wrote, looked at once and in advance. */
export function rowsOf(batches: readonly Batch[]): Rows[] {
	const known = new Set<string>();
	return batches.map((batch) => {
		const named = batch.flatMap(namedBy);
		return {
			named,
			newIdentities: named.filter(({ kind, value }) => {
				const size = known.size;
				return known.add(`${kind}:${value}`).size > size;
			}),
			oldIds: batch.filter(({ before }) => before).map(({ candidateId }) => candidateId),
			newIds: batch.filter(({ before }) => !before).map(({ candidateId }) => candidateId),
			events: batch.flatMap(({ candidateId, events }) =>
				events.map(({ eventId, occurredAt }) => ({ eventId, occurredAt, candidateId })),
			),
			ids: batch.map(({ candidateId }) => candidateId),
			tallies: batch.map(({ memory }) => JSON.stringify(memory.tally)),
			changedIds: batch
				.filter(({ before, transitions }) => before && transitions.length > 0)
				.map(({ candidateId }) => candidateId),
			transitionIds: batch.flatMap(({ candidateId, transitions }) =>
				transitions.map(() => candidateId),
			),
		};
	});
}

function namedBy({ events }: CandidateOutcome) {
	const all = events.flatMap(({ identities }) => identities);
	return [...new Map(all.map((one) => [`${one.kind}:${one.value}`, one])).values()];
}

/**
 * The floor: what the real path reads and writes, row for row, in the same transactions and by the same set-based
 * statements, with constant values: no checks, no locks on candidates, no resolving, no folding, no scoring.
 */
export async function sameReadsAndWrites(
	connection: Connection,
	transactions: readonly Rows[],
): Promise<void> {
	for (const rows of transactions) {
		await connection.transaction(async (session) => {
			await session.all('owners', ...identityColumns(rows.named));
			await Promise.all([
				session.all('candidates', bigintArray(rows.oldIds), MODEL),
				session.all('identities', bigintArray(rows.oldIds)),
				session.all('newCandidateIds', rows.newIds.length),
				session.all('announced', bigintArray(rows.changedIds), MODEL),
			]);
			await write(session, rows);
		});
	}
}

async function write(session: Session, rows: Rows): Promise<void> {
	const { newIdentities, newIds, events, ids, tallies, transitionIds } = rows;
	await Promise.all([
		session.run('addIdentities', ...identityColumns(newIdentities), same(newIdentities, 1)),
		session.all(
			'addEvents',
			textArray(events.map(({ eventId }) => eventId)),
			bigintArray(events.map(({ candidateId }) => candidateId)),
			same(events, 'vacancy.viewed'),
			bigintArray(events.map(({ occurredAt }) => occurredAt)),
			same(events, SUBJECT),
			same(events, DETAILS),
			NOW,
		),
		session.run(
			'addCandidates',
			bigintArray(newIds),
			same(newIds, 'candidate'),
			intArray(newIds.map(() => 1)),
			same(newIds, TIMELINES),
			NOW,
		),
		session.run('setSnapshots', MODEL, 1, bigintArray(ids), ...presented(ids)),
		session.run('setTallies', MODEL, bigintArray(ids), textArray(tallies)),
		session.all(
			'addTransitions',
			MODEL,
			NOW,
			bigintArray(transitionIds),
			same(transitionIds, 'bucket'),
			same(transitionIds, 'cold'),
			same(transitionIds, 'lukewarm'),
			intArray(transitionIds.map(() => 20_000)),
			same(transitionIds, 'event'),
			intArray(transitionIds.map(() => 0)),
			intArray(transitionIds.map(() => 0)),
		),
	]);
}

function presented(ids: readonly number[]): Buffer[] {
	const whole = (value: number | null) => intArray(ids.map(() => value));
	return [
		whole(42),
		whole(42),
		whole(null),
		whole(null),
		same(ids, null),
		same(ids, null),
		same(ids, 'lukewarm'),
		same(ids, 'think'),
		same(ids, null),
		same(ids, 'nurture'),
		whole(20_000),
		intArray(ids.map((id) => 20_001 + (id % 90))),
		same(ids, '2026-01-01'),
		same(ids, null),
		same(ids, null),
		whole(20_000),
	];
}

function identityColumns(
	identities: ReadonlyArray<{ kind: string; value: string }>,
): [Buffer, Buffer] {
	return [
		textArray(identities.map(({ kind }) => kind)),
		textArray(identities.map(({ value }) => value)),
	];
}

/** A column of one value. */
function same(rows: readonly unknown[], value: string | number | null): Buffer {
	return typeof value === 'number'
		? bigintArray(rows.map(() => value))
		: textArray(rows.map(() => value));
}
