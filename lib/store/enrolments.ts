import type { Announcement } from './feed';
import type { MailJob } from './mailJob';
import type { NewSend } from './outbox';

/** Fields that mails of an enrolment mention besides those of the candidate, say of the vacancy and the recruiter. */
export type EnrolmentFields = Readonly<
	Record<
		string,
		Readonly<Record<string, string | number | boolean | null | readonly string[] | undefined>>
	>
>;

/** A candidate who is to enter a sequence. Times in UTC milliseconds. */
export interface NewEnrolment {
	candidateId: number;
	sequence: string;
	version: number;
	enrolledAt: number;
	/** What it is about, such as the id of a vacancy; null for nothing in particular. */
	subject: string | null;
	fields: EnrolmentFields;
}

/** Why the enrolment of a mail on its own ended: it has no second mail, and is there for what its mail mentions. */
export const SINGLE = 'single';

/** A mail on its own. */
export interface SingleMail {
	/** Its subject is the mail. */
	enrolment: Omit<NewEnrolment, 'subject'>;
	/** Its enrolment is known once it is added. */
	send: Omit<NewSend<MailJob>, 'letter'> & { letter: Omit<MailJob, 'enrolmentId'> };
}

/** A candidate in a sequence. */
export interface StoredEnrolment extends NewEnrolment {
	id: number;
	/** When planning looks at it next; null while a mail of it is in the outbox, and after its end. */
	lookAt: number | null;
	/** Keys of the steps that were for others. */
	skipped: readonly string[];
	/** null while it is running. */
	endedAt: number | null;
	/** `finished`, or what ended it before its last step; null while it is running. */
	endReason: string | null;
}

/** An earlier time of a candidate in a sequence. */
export interface EarlierEnrolment {
	candidateId: number;
	enrolledAt: number;
	/** null while it is running. */
	endedAt: number | null;
}

/** What became of a step of an enrolment. */
export interface KeptStep {
	enrolmentId: number;
	step: string;
	outcome: 'sent' | 'failed' | 'unknown';
	/** UTC milliseconds. */
	at: number;
}

/** What planning decided about an enrolment. */
export interface Advance {
	enrolmentId: number;
	/** The `lookAt` that was read: somebody who planned meanwhile is not overruled. */
	lookAt: number;
	/** Keys of all steps so far that are for others. */
	skipped: readonly string[];
	next:
		| { kind: 'look'; at: number }
		| { kind: 'send'; send: NewSend<MailJob> }
		/** Who listens is told in the same transaction, where the enrolment ends now. */
		| { kind: 'end'; reason: string; at: number; announces?: Announcement };
}

/** Running enrolments of candidates of whom something changed. */
export interface TouchedEnrolments {
	enrolments: StoredEnrolment[];
	/** Up to which transition was looked. */
	upTo: number;
	/** Whether that is all there is. */
	isLast: boolean;
}

/** Which running enrolments end; every part given must hold, and at least one must be given. */
export interface EnrolmentFilter {
	enrolmentIds?: readonly number[];
	candidateIds?: readonly number[];
	sequence?: string;
	/** See {@link NewEnrolment.subject}. */
	subject?: string;
}

/**
 * Who is in which sequence.
 *
 * - **One at a time.** A candidate is in a sequence once at a time, whoever enrols at the same moment; two enrolments
 *   of candidates who turn out to be one person become one.
 * - **All or nothing.** A step is planned and put into the outbox in one transaction, once.
 * - **Work as much as is due.** Finding what is due reads nothing else.
 */
export interface EnrolmentStore {
	/** The times candidates were in a sequence, in any order; one statement. */
	past(sequence: string, candidateIds: readonly number[]): Promise<EarlierEnrolment[]>;

	/** @returns the ids in the order given; null for who is in the sequence already */
	add(enrolments: readonly NewEnrolment[]): Promise<Array<number | null>>;

	/**
	 * Puts mails on their own into the outbox, each with an enrolment that has ended already; all or nothing.
	 *
	 * @returns the ids of those that were put in now: where a mail of the same id is there, nothing changes
	 */
	addSingle(mails: readonly SingleMail[]): Promise<string[]>;

	/** Enrolments by id, in the order given; null for an unknown one. */
	get(ids: readonly number[]): Promise<Array<StoredEnrolment | null>>;

	/** All enrolments of a candidate, the latest first. */
	of(candidateId: number): Promise<StoredEnrolment[]>;

	/** Running enrolments that planning is to look at, those first that wait longest. */
	due(nowMs: number, limit: number): Promise<StoredEnrolment[]>;

	/**
	 * Running enrolments of candidates who changed their bucket, phase or medal.
	 *
	 * @param afterTransition - null for those who change from now on, which is nobody yet
	 * @param limit - transitions of somebody in a sequence, at least 100
	 */
	touched(afterTransition: number | null, limit: number): Promise<TouchedEnrolments>;

	/** What became of the steps of enrolments that came to an end, skipped ones aside. */
	steps(enrolmentIds: readonly number[]): Promise<KeptStep[]>;

	/** Keeps what planning decided, and puts mails into the outbox. */
	advance(advances: readonly Advance[]): Promise<void>;

	/**
	 * Ends running enrolments and takes their mails out of the outbox that nobody is sending.
	 *
	 * @returns those that ended now
	 */
	end(filter: EnrolmentFilter, reason: string, atMs: number): Promise<StoredEnrolment[]>;

	/**
	 * Moves running enrolments of a sequence to another version of it.
	 *
	 * @returns how many were moved
	 */
	moveTo(sequence: string, version: number): Promise<number>;
}
