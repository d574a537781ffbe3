import { StoreError } from './errors';
import type {
	EarlierEnrolment,
	EnrolmentFields,
	KeptStep,
	StoredEnrolment,
	TouchedEnrolments,
} from './enrolments';
import type { Life, LifeEvent } from './lives';
import type { EnrolmentCount, KeptMail, MailCount, MailFilter, MailJob } from './mailJob';
import { readModel, type DefinedModelRow } from './modelRows';
import type { ClaimedSend, Settlement } from './outbox';
import type { Failure, Send } from './send';
import type { SequenceDefinition, StoredSequence } from './sequences';

/** The columns of an enrolment, as every reader selects them. */
export const ENROLMENT_COLUMNS =
	'id, candidate_id, sequence, version, enrolled_at, subject, fields, skipped, look_at, ended_at, end_reason';

/** The columns of a mail of the outbox, as every reader selects them. */
export const MAIL_COLUMNS =
	'id, candidate_id, enrolment_id, sequence, version, step, variant, address, due_at, state, attempts, not_before, at, failure, detail, message_id';

/** States of a mail that somebody is working on. */
export const HELD = "state IN ('claimed', 'sending')";

/** Why an enrolment ended of somebody who turned out to be in the sequence already. */
export const MERGED = 'merged';

/** How far behind the present minute mails count for what may be sent within an hour. */
export const QUOTA_MINUTES = 60;

const MINUTE_MS = 60_000;

/** The minute a moment lies in, counted from 1970. */
export function minuteOf(atMs: number): number {
	return Math.floor(atMs / MINUTE_MS);
}

/** An enrolment as both engines keep it. */
export interface EnrolmentRow {
	id: number;
	candidate_id: number;
	sequence: string;
	version: number;
	enrolled_at: number;
	subject: string | null;
	fields: string;
	skipped: string;
	look_at: number | null;
	ended_at: number | null;
	end_reason: string | null;
}

/** An enrolment, from its row. */
export function readEnrolment(row: EnrolmentRow): StoredEnrolment {
	return {
		id: row.id,
		candidateId: row.candidate_id,
		sequence: row.sequence,
		version: row.version,
		enrolledAt: row.enrolled_at,
		subject: row.subject,
		fields: JSON.parse(row.fields) as EnrolmentFields,
		skipped: JSON.parse(row.skipped) as string[],
		lookAt: row.look_at,
		endedAt: row.ended_at,
		endReason: row.end_reason,
	};
}

/** An enrolment, and a transition of its candidate. */
export interface TouchedRow extends EnrolmentRow {
	transition_id: number;
}

/**
 * @param rows - by transition
 * @param latest - the newest transition there is
 */
export function readTouched(
	rows: readonly TouchedRow[],
	limit: number,
	latest: number,
): TouchedEnrolments {
	const isLast = rows.length < limit;
	const byId = new Map(rows.map((row) => [row.id, readEnrolment(row)]));
	// of the last transition not all may be there
	const upTo = isLast ? latest : rows[rows.length - 1].transition_id - 1;
	return { enrolments: [...byId.values()], upTo, isLast };
}

/** An earlier enrolment as both engines keep it. */
export type EarlierRow = Pick<EnrolmentRow, 'candidate_id' | 'enrolled_at' | 'ended_at'>;

/** An earlier enrolment, from its row. */
export function readEarlier(row: EarlierRow): EarlierEnrolment {
	return { candidateId: row.candidate_id, enrolledAt: row.enrolled_at, endedAt: row.ended_at };
}

/** A mail to be sent as both engines keep it. */
export interface JobRow {
	id: string;
	candidate_id: number;
	enrolment_id: number;
	sequence: string;
	version: number;
	step: string;
	variant: string;
	address: string;
	due_at: number;
	attempts: number;
}

function readJob(row: JobRow): MailJob {
	return {
		candidateId: row.candidate_id,
		enrolmentId: row.enrolment_id,
		sequence: row.sequence,
		version: row.version,
		step: row.step,
		variant: row.variant,
		address: row.address,
		dueAt: row.due_at,
	};
}

/** A mail that was claimed for sending, from its row. */
export function readClaimed(row: JobRow): ClaimedSend<MailJob> {
	return { id: row.id, attempts: row.attempts, letter: readJob(row) };
}

/** A mail with what became of it, as both engines keep it. */
export interface MailRow extends JobRow {
	state: Send['state'];
	not_before: number;
	at: number | null;
	failure: Failure | null;
	detail: string | null;
	message_id: string | null;
}

/** A mail with what became of it, from its row. */
export function readMail(row: MailRow): KeptMail {
	const { id, state, attempts, at, failure, detail } = row;
	const waiting = { notBefore: row.not_before, messageId: row.message_id };
	return { ...readJob(row), id, state, attempts, at, failure, detail, ...waiting };
}

/** The statement that finds mails by an index where there is one. */
export function mailsQuery({ candidateId, states }: MailFilter) {
	if (candidateId !== undefined) return 'mailsOfCandidate';
	const isNotSent = states?.every((state) => state === 'failed' || state === 'unknown') ?? false;
	return isNotSent ? 'mailsNotSent' : 'mails';
}

/** Mails whose moment has come, the oldest first, of each candidate one. */
export function onePerCandidate<Row extends { candidate_id: number }>(
	due: Iterable<Row>,
	limit: number,
): Row[] {
	const taken = new Map<number, Row>();
	for (const row of due) {
		if (taken.size >= limit) break;
		if (!taken.has(row.candidate_id)) taken.set(row.candidate_id, row);
	}
	return [...taken.values()];
}

/** A settlement as the statements take it. */
export interface SettledRow {
	id: string;
	worker: string;
	type: Settlement['type'];
	at: number;
	not_before: number | null;
	message_id: string | null;
	failure: Failure | null;
	detail: string | null;
}

/** What became of a mail, as a row. */
export function writeSettlement(settlement: Settlement): SettledRow {
	const { id, worker, type, at } = settlement;
	return {
		id,
		worker,
		type,
		at,
		not_before: 'notBefore' in settlement ? settlement.notBefore : null,
		message_id: 'messageId' in settlement ? settlement.messageId : null,
		failure: 'failure' in settlement ? settlement.failure : null,
		detail: 'detail' in settlement ? settlement.detail : null,
	};
}

/** What became of a step as both engines keep it. */
export interface StepRow {
	enrolment_id: number;
	step: string;
	state: KeptStep['outcome'];
	at: number;
}

/** What became of a step, from its row. */
export function readStep({ enrolment_id, step, state, at }: StepRow): KeptStep {
	return { enrolmentId: enrolment_id, step, outcome: state, at };
}

/** A count of enrolments as both engines give it. */
export interface EnrolmentCountRow {
	sequence: string;
	version: number;
	end_reason: string | null;
	enrolments: number;
}

/** A count of enrolments, from its row. */
export function readEnrolmentCount(row: EnrolmentCountRow): EnrolmentCount {
	const { sequence, version, end_reason: endReason, enrolments } = row;
	return { sequence, version, endReason, enrolments };
}

/** A count of mails, from its row. */
export function readMailCount({ sequence, step, state, failure, mails }: MailCount): MailCount {
	return { sequence, step, state, failure, mails };
}

/** A mail in a candidate's life, as both engines give it. */
export interface LifeMailRow {
	candidate_id: number;
	at: number;
}

/** An event in a candidate's life, as both engines give it. */
export interface LifeEventRow {
	candidate_id: number;
	type: string;
	occurred_at: number;
	subject: string | null;
	details: string | null;
}

/** A bucket entered in a candidate's life, as both engines give it. */
export interface LifeBucketRow {
	candidate_id: number;
	to_value: string | null;
	recorded_at: number;
}

/** Groups what happened by whom it happened to. */
export function readLives(
	mails: readonly LifeMailRow[],
	events: readonly LifeEventRow[],
	buckets: readonly LifeBucketRow[],
): Map<number, Life> {
	const lives = new Map<number, Life>();
	const of = (candidateId: number): Life => {
		const life = lives.get(candidateId) ?? { mails: [], events: [], buckets: [] };
		lives.set(candidateId, life);
		return life;
	};
	for (const { candidate_id: id, at } of mails) of(id).mails.push(at);
	for (const row of events) of(row.candidate_id).events.push(readLifeEvent(row));
	for (const row of buckets)
		of(row.candidate_id).buckets.push({ bucket: row.to_value, at: row.recorded_at });
	return lives;
}

function readLifeEvent({
	type,
	occurred_at: occurredAt,
	subject,
	details,
}: LifeEventRow): LifeEvent {
	const read = details === null ? {} : (JSON.parse(details) as LifeEvent['details']);
	return { type, occurredAt, subject, details: read };
}

/** A sequence version with what it says, as JSON. */
export type SequenceRow = DefinedModelRow;

/** A version of a sequence, from its row. */
export function readSequence(row: SequenceRow): StoredSequence {
	return { ...readModel(row), definition: JSON.parse(row.definition) as SequenceDefinition };
}

/** There is nothing to publish. */
export function noSequenceDraft(key: string): StoreError {
	return new StoreError(
		'no-draft',
		`There is no draft of the sequence "${key}"`,
		'Save a draft first, then publish it.',
	);
}
