import type {
	Advance,
	EarlierEnrolment,
	EnrolmentFilter,
	EnrolmentStore,
	KeptStep,
	NewEnrolment,
	StoredEnrolment,
	TouchedEnrolments,
} from '../enrolments';
import {
	MERGED,
	readEarlier,
	readEnrolment,
	readStep,
	readTouched,
	type EarlierRow,
	type EnrolmentRow,
	type StepRow,
	type TouchedRow,
} from '../nurtureRows';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import { announceAll } from './feed';
import { putSends } from './outbox';
import type { Session } from './session';

/** An enrolment that was added. */
interface AddedRow {
	id: number;
	candidate_id: number;
	sequence: string;
}

/** Enrolments, on PostgreSQL. */
export class PostgresEnrolments implements EnrolmentStore {
	constructor(private readonly connection: Connection) {}

	past(sequence: string, candidateIds: readonly number[]): Promise<EarlierEnrolment[]> {
		return this.connection.read(async (session) =>
			(await session.all<EarlierRow>('pastEnrolments', bigintArray(candidateIds), sequence)).map(
				readEarlier,
			),
		);
	}

	add(enrolments: readonly NewEnrolment[]): Promise<Array<number | null>> {
		return this.connection.transaction(async (session) => {
			const rows = await session.all<AddedRow>(
				'addEnrolments',
				bigintArray(enrolments.map(({ candidateId }) => candidateId)),
				textArray(enrolments.map(({ sequence }) => sequence)),
				intArray(enrolments.map(({ version }) => version)),
				bigintArray(enrolments.map(({ enrolledAt }) => enrolledAt)),
				textArray(enrolments.map(({ subject }) => subject)),
				textArray(enrolments.map(({ fields }) => JSON.stringify(fields))),
			);
			const added = new Map<string, number>(
				rows.map((row) => [`${row.candidate_id} ${row.sequence}`, row.id]),
			);
			return enrolments.map(({ candidateId, sequence }) => {
				const key = `${candidateId} ${sequence}`;
				const id = added.get(key) ?? null;
				added.delete(key);
				return id;
			});
		});
	}

	get(ids: readonly number[]): Promise<Array<StoredEnrolment | null>> {
		return this.connection.read(async (session) => {
			const rows = await session.all<EnrolmentRow>('enrolments', bigintArray(ids));
			const byId = new Map(rows.map((row) => [row.id, readEnrolment(row)]));
			return ids.map((id) => byId.get(id) ?? null);
		});
	}

	of(candidateId: number): Promise<StoredEnrolment[]> {
		return this.connection.read(async (session) =>
			(await session.all<EnrolmentRow>('enrolmentsOf', candidateId)).map(readEnrolment),
		);
	}

	due(nowMs: number, limit: number): Promise<StoredEnrolment[]> {
		return this.connection.read(async (session) =>
			(await session.all<EnrolmentRow>('dueEnrolments', nowMs, limit)).map(readEnrolment),
		);
	}

	touched(afterTransition: number | null, limit: number): Promise<TouchedEnrolments> {
		return this.connection.read(async (session) => {
			const [{ id: latest }] = await session.all<{ id: number }>('latestTransition');
			const after = afterTransition ?? latest;
			const rows = await session.all<TouchedRow>('touchedEnrolments', after, latest, limit);
			return readTouched(rows, limit, latest);
		});
	}

	steps(enrolmentIds: readonly number[]): Promise<KeptStep[]> {
		return this.connection.read(async (session) =>
			(await session.all<StepRow>('endedSteps', bigintArray(enrolmentIds))).map(readStep),
		);
	}

	advance(advances: readonly Advance[]): Promise<void> {
		return this.connection.transaction((session) => advanceAll(session, advances));
	}

	end(filter: EnrolmentFilter, reason: string, atMs: number): Promise<StoredEnrolment[]> {
		return this.connection.transaction(async (session) =>
			endEnrolments(session, await findRunning(session, filter), reason, atMs),
		);
	}

	moveTo(sequence: string, version: number): Promise<number> {
		return this.connection.transaction((session) =>
			session.run('moveEnrolmentsTo', sequence, version),
		);
	}
}

async function advanceAll(session: Session, advances: readonly Advance[]): Promise<void> {
	const rows = await session.all<{ id: number }>(
		'lookAgain',
		bigintArray(advances.map(({ enrolmentId }) => enrolmentId)),
		bigintArray(advances.map(({ lookAt }) => lookAt)),
		textArray(advances.map(({ skipped }) => JSON.stringify(skipped))),
		bigintArray(advances.map(({ lookAt, next }) => (next.kind === 'look' ? next.at : lookAt))),
	);
	const taken = new Set(rows.map(({ id }) => id));
	const decided = advances.filter(({ enrolmentId }) => taken.has(enrolmentId));
	const ends = decided.flatMap(({ enrolmentId: id, next }) =>
		next.kind === 'end' ? [{ id, ...next }] : [],
	);
	for (const group of Map.groupBy(ends, ({ reason, at }) => `${at} ${reason}`).values()) {
		const [{ reason, at }] = group;
		const ids = group.map(({ id }) => id);
		const ended = new Set((await endEnrolments(session, ids, reason, at)).map(({ id }) => id));
		const told = group.flatMap(({ id, announces }) =>
			announces && ended.has(id) ? announces : [],
		);
		if (told.length > 0) await announceAll(session, told, at);
	}
	const sends = decided.flatMap(({ enrolmentId: id, next }) =>
		next.kind === 'send' ? [{ id, send: next.send }] : [],
	);
	if (sends.length === 0) return;
	await putSends(
		session,
		sends.map(({ send }) => send),
	);
	await session.run(
		'waitForSends',
		bigintArray(sends.map(({ id }) => id)),
		textArray(sends.map(({ send }) => send.id)),
	);
}

async function findRunning(session: Session, filter: EnrolmentFilter): Promise<readonly number[]> {
	const { enrolmentIds, candidateIds, sequence, subject } = filter;
	if (enrolmentIds && !candidateIds && sequence === undefined && subject === undefined)
		return enrolmentIds;
	const about = [sequence ?? null, subject ?? null];
	const found = candidateIds
		? await session.all<{ id: number }>('runningOfCandidates', bigintArray(candidateIds), ...about)
		: await session.all<{ id: number }>('runningOfAll', ...about);
	const wanted = enrolmentIds && new Set(enrolmentIds);
	return found.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
}

async function endEnrolments(
	session: Session,
	ids: readonly number[],
	reason: string,
	atMs: number,
): Promise<StoredEnrolment[]> {
	const listed = bigintArray(ids);
	const ended = await session.all<EnrolmentRow>('endEnrolments', listed, atMs, reason);
	const endedIds = bigintArray(ended.map(({ id }) => id));
	if (ended.length > 0) await session.run('withdrawSends', endedIds, atMs, reason);
	return ended.map(readEnrolment);
}

/** Moves enrolments and mails to other candidates, inside the caller's transaction; see the port for who has two. */
export async function absorbEnrolments(
	session: Session,
	absorbed: Buffer,
	survivors: Buffer,
	nowMs: number,
): Promise<void> {
	const ended = await session.all<{ id: number }>(
		'endMergedEnrolments',
		absorbed,
		survivors,
		nowMs,
	);
	const endedIds = bigintArray(ended.map(({ id }) => id));
	if (ended.length > 0) await session.run('withdrawSends', endedIds, nowMs, MERGED);
	await Promise.all([
		session.run('moveEnrolments', absorbed, survivors),
		session.run('moveSends', absorbed, survivors),
	]);
}
