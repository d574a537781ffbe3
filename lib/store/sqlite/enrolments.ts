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
import { allRows } from './allRows';
import type { Connection } from './connection';
import { announceOne } from './feed';
import { putSends } from './outbox';
import type { Statements } from './statements';

/** Enrolments, on SQLite. */
export class SqliteEnrolments implements EnrolmentStore {
	constructor(private readonly connection: Connection) {}

	past(sequence: string, candidateIds: readonly number[]): Promise<EarlierEnrolment[]> {
		return this.connection.read(({ pastEnrolments }) =>
			allRows<EarlierRow>(pastEnrolments, JSON.stringify(candidateIds), sequence).map(readEarlier),
		);
	}

	add(enrolments: readonly NewEnrolment[]): Promise<Array<number | null>> {
		return this.connection.transaction(({ addEnrolment }) =>
			enrolments.map(({ candidateId, sequence, version, enrolledAt, subject, fields }) => {
				const text = JSON.stringify(fields);
				const added = addEnrolment.run(candidateId, sequence, version, enrolledAt, subject, text);
				return added.changes === 1 ? Number(added.lastInsertRowid) : null;
			}),
		);
	}

	get(ids: readonly number[]): Promise<Array<StoredEnrolment | null>> {
		return this.connection.read(({ enrolments }) => {
			const rows = allRows<EnrolmentRow>(enrolments, JSON.stringify(ids));
			const byId = new Map(rows.map((row) => [row.id, readEnrolment(row)]));
			return ids.map((id) => byId.get(id) ?? null);
		});
	}

	of(candidateId: number): Promise<StoredEnrolment[]> {
		return this.connection.read(({ enrolmentsOf }) =>
			allRows<EnrolmentRow>(enrolmentsOf, candidateId).map(readEnrolment),
		);
	}

	due(nowMs: number, limit: number): Promise<StoredEnrolment[]> {
		return this.connection.read(({ dueEnrolments }) =>
			allRows<EnrolmentRow>(dueEnrolments, nowMs, limit).map(readEnrolment),
		);
	}

	touched(afterTransition: number | null, limit: number): Promise<TouchedEnrolments> {
		return this.connection.read(({ latestTransition, touchedEnrolments }) => {
			const [{ id: latest }] = allRows<{ id: number }>(latestTransition);
			const after = afterTransition ?? latest;
			const rows = allRows<TouchedRow>(touchedEnrolments, after, latest, limit);
			return readTouched(rows, limit, latest);
		});
	}

	steps(enrolmentIds: readonly number[]): Promise<KeptStep[]> {
		return this.connection.read(({ endedSteps }) =>
			allRows<StepRow>(endedSteps, JSON.stringify(enrolmentIds)).map(readStep),
		);
	}

	advance(advances: readonly Advance[]): Promise<void> {
		return this.connection.transaction((statements) => {
			for (const one of advances) advanceOne(statements, one);
		});
	}

	end(filter: EnrolmentFilter, reason: string, atMs: number): Promise<StoredEnrolment[]> {
		return this.connection.transaction((statements) =>
			endEnrolments(statements, findRunning(statements, filter), reason, atMs),
		);
	}

	moveTo(sequence: string, version: number): Promise<number> {
		return this.connection.transaction(({ moveEnrolmentsTo }) =>
			Number(moveEnrolmentsTo.run(sequence, version).changes),
		);
	}
}

function advanceOne(statements: Statements, { enrolmentId, lookAt, skipped, next }: Advance): void {
	const look = next.kind === 'look' ? next.at : lookAt;
	const { changes } = statements.lookAgain.run(enrolmentId, lookAt, JSON.stringify(skipped), look);
	if (changes === 0) return;
	if (next.kind === 'end') {
		const ended = endEnrolments(statements, [enrolmentId], next.reason, next.at);
		if (ended.length > 0 && next.announces) announceOne(statements, next.announces, next.at);
	}
	if (next.kind === 'send') {
		putSends(statements, [next.send]);
		statements.waitForSend.run(enrolmentId, next.send.id);
	}
}

function findRunning(statements: Statements, filter: EnrolmentFilter): readonly number[] {
	const { enrolmentIds, candidateIds, sequence, subject } = filter;
	if (enrolmentIds && !candidateIds && sequence === undefined && subject === undefined)
		return enrolmentIds;
	const about = [sequence ?? null, subject ?? null];
	const found = candidateIds
		? statements.runningOfCandidates.all(JSON.stringify(candidateIds), ...about)
		: statements.runningOfAll.all(...about);
	const wanted = enrolmentIds && new Set(enrolmentIds);
	return found.map(({ id }) => Number(id)).filter((id) => !wanted || wanted.has(id));
}

function endEnrolments(
	statements: Statements,
	ids: readonly number[],
	reason: string,
	atMs: number,
): StoredEnrolment[] {
	const listed = JSON.stringify(ids);
	const ended = allRows<EnrolmentRow>(statements.endEnrolments, listed, atMs, reason);
	if (ended.length > 0)
		statements.withdrawSends.run(JSON.stringify(ended.map(({ id }) => id)), atMs, reason);
	return ended.map(readEnrolment);
}

/** Moves enrolments and mails to another candidate, inside the caller's transaction; see the port for who has two. */
export function absorbEnrolments(
	statements: Statements,
	survivor: number,
	absorbed: number,
	nowMs: number,
): void {
	const ended = statements.endMergedEnrolments.all(survivor, absorbed, nowMs);
	if (ended.length > 0)
		statements.withdrawSends.run(JSON.stringify(ended.map(({ id }) => id)), nowMs, MERGED);
	statements.moveEnrolments.run(survivor, absorbed);
	statements.moveSends.run(survivor, absorbed);
}
