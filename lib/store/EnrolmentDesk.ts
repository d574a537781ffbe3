import { announceAll } from './announceAll';
import type { BatchDesk, DeskRoom, DeskRow } from './desk';
import type {
	Advance,
	EarlierEnrolment,
	EnrolmentFilter,
	EnrolmentStore,
	KeptStep,
	NewEnrolment,
	SingleMail,
	StoredEnrolment,
	TouchedEnrolments,
} from './enrolments';
import {
	readEarlier,
	readEnrolment,
	readStep,
	readTouched,
	type EarlierRow,
	type EnrolmentRow,
	type StepRow,
	type TouchedRow,
} from './nurtureRows';
import { putSends } from './OutboxDesk';

type AddedRow = Pick<EnrolmentRow, 'id' | 'candidate_id' | 'sequence'>;

/** Enrolments, the same on every engine. */
export class EnrolmentDesk implements EnrolmentStore {
	constructor(private readonly room: DeskRoom) {}

	past(sequence: string, candidateIds: readonly number[]): Promise<EarlierEnrolment[]> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<EarlierRow>('pastEnrolments', desk.ids(candidateIds), sequence);
			return rows.map(readEarlier);
		});
	}

	add(enrolments: readonly NewEnrolment[]): Promise<Array<number | null>> {
		return this.room.change((desk) => addAll(desk, enrolments));
	}

	addSingle(mails: readonly SingleMail[]): Promise<string[]> {
		return this.room.change((desk) => addAllSingle(desk, mails));
	}

	get(ids: readonly number[]): Promise<Array<StoredEnrolment | null>> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<EnrolmentRow>('enrolments', desk.ids(ids));
			const byId = new Map(rows.map((row) => [row.id, readEnrolment(row)]));
			return ids.map((id) => byId.get(id) ?? null);
		});
	}

	of(candidateId: number): Promise<StoredEnrolment[]> {
		return this.room.read(async (desk) =>
			(await desk.all<EnrolmentRow>('enrolmentsOf', candidateId)).map(readEnrolment),
		);
	}

	due(nowMs: number, limit: number): Promise<StoredEnrolment[]> {
		return this.room.read(async (desk) =>
			(await desk.all<EnrolmentRow>('dueEnrolments', nowMs, limit)).map(readEnrolment),
		);
	}

	touched(afterTransition: number | null, limit: number): Promise<TouchedEnrolments> {
		return this.room.read(async (desk) => {
			const [{ id: latest }] = await desk.all<{ id: number }>('latestTransition');
			const after = afterTransition ?? latest;
			const rows = await desk.all<TouchedRow>('touchedEnrolments', after, latest, limit);
			return readTouched(rows, limit, latest);
		});
	}

	steps(enrolmentIds: readonly number[]): Promise<KeptStep[]> {
		return this.room.read(async (desk) =>
			(await desk.all<StepRow>('endedSteps', desk.ids(enrolmentIds))).map(readStep),
		);
	}

	advance(advances: readonly Advance[]): Promise<void> {
		return this.room.change((desk) => advanceAll(desk, advances));
	}

	end(filter: EnrolmentFilter, reason: string, atMs: number): Promise<StoredEnrolment[]> {
		return this.room.change(async (desk) =>
			endEnrolments(desk, await findRunning(desk, filter), reason, atMs),
		);
	}

	moveTo(sequence: string, version: number): Promise<number> {
		return this.room.change((desk) => desk.run('moveEnrolmentsTo', sequence, version));
	}
}

function rowOf(enrolment: NewEnrolment): DeskRow {
	const { candidateId, sequence, version, enrolledAt, subject, fields } = enrolment;
	return [candidateId, sequence, version, enrolledAt, subject, JSON.stringify(fields)];
}

async function addAllSingle(desk: BatchDesk, mails: readonly SingleMail[]): Promise<string[]> {
	const byId = new Map(mails.map((mail) => [mail.send.id, mail]));
	const [, there] = await Promise.all([
		desk.hold('lockClaims'),
		desk.all<{ id: string }>('mailsById', desk.texts([...byId.keys()])),
	]);
	for (const { id } of there) byId.delete(id);
	const added = await desk.each<{ id: number; subject: string }>(
		'addEnded',
		[],
		[...byId].map(([subject, { enrolment }]) => rowOf({ ...enrolment, subject })),
	);
	const enrolmentOf = new Map(added.map(({ id, subject }) => [subject, id]));
	const sends = [...byId.values()].map(({ send }) => ({
		...send,
		letter: { ...send.letter, enrolmentId: enrolmentOf.get(send.id) ?? 0 },
	}));
	await putSends(desk, sends);
	return sends.map(({ id }) => id);
}

async function addAll(
	desk: BatchDesk,
	enrolments: readonly NewEnrolment[],
): Promise<Array<number | null>> {
	const rows = await desk.each<AddedRow>('addEnrolments', [], enrolments.map(rowOf));
	const added = new Map(rows.map((row) => [`${row.candidate_id} ${row.sequence}`, row.id]));
	return enrolments.map(({ candidateId, sequence }) => {
		const key = `${candidateId} ${sequence}`;
		const id = added.get(key) ?? null;
		added.delete(key);
		return id;
	});
}

async function advanceAll(desk: BatchDesk, advances: readonly Advance[]): Promise<void> {
	const rows = await desk.each<{ id: number }>(
		'lookAgain',
		[],
		advances.map(({ enrolmentId, lookAt, skipped, next }) => [
			enrolmentId,
			lookAt,
			JSON.stringify(skipped),
			next.kind === 'look' ? next.at : lookAt,
		]),
	);
	const taken = new Set(rows.map(({ id }) => id));
	const decided = advances.filter(({ enrolmentId }) => taken.has(enrolmentId));
	await endAll(desk, decided);
	const sends = decided.flatMap(({ enrolmentId, next }) =>
		next.kind === 'send' ? [{ enrolmentId, send: next.send }] : [],
	);
	await putSends(
		desk,
		sends.map(({ send }) => send),
	);
	const waiting = sends.map(({ enrolmentId, send }) => [enrolmentId, send.id]);
	await desk.each('waitForSends', [], waiting);
}

async function endAll(desk: BatchDesk, decided: readonly Advance[]): Promise<void> {
	const ends = decided.flatMap(({ enrolmentId: id, next }) =>
		next.kind === 'end' ? [{ id, ...next }] : [],
	);
	for (const group of Map.groupBy(ends, ({ reason, at }) => `${at} ${reason}`).values()) {
		const [{ reason, at }] = group;
		const ids = group.map(({ id }) => id);
		const ended = new Set((await endEnrolments(desk, ids, reason, at)).map(({ id }) => id));
		const told = group.flatMap(({ id, announces }) =>
			announces && ended.has(id) ? announces : [],
		);
		await announceAll(desk, told, at);
	}
}

async function findRunning(desk: BatchDesk, filter: EnrolmentFilter): Promise<readonly number[]> {
	const { enrolmentIds, candidateIds, sequence, subject } = filter;
	if (enrolmentIds && !candidateIds && sequence === undefined && subject === undefined)
		return enrolmentIds;
	const about = [sequence ?? null, subject ?? null];
	const found = candidateIds
		? await desk.all<{ id: number }>('runningOfCandidates', desk.ids(candidateIds), ...about)
		: await desk.all<{ id: number }>('runningOfAll', ...about);
	const wanted = enrolmentIds && new Set(enrolmentIds);
	return found.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
}

async function endEnrolments(
	desk: BatchDesk,
	ids: readonly number[],
	reason: string,
	atMs: number,
): Promise<StoredEnrolment[]> {
	const ended = await desk.all<EnrolmentRow>('endEnrolments', desk.ids(ids), atMs, reason);
	const endedIds = desk.ids(ended.map(({ id }) => id));
	if (ended.length > 0) await desk.run('withdrawSends', endedIds, atMs, reason);
	return ended.map(readEnrolment);
}
