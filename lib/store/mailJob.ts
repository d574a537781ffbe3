import type { Failure, Send } from './send';

/**
 * The variant of a mail that somebody asked for, such as a confirmation; no step has one of this name. It does not count
 * among the mails a candidate gets at most.
 */
export const ASKED_FOR = 'asked for';

/** Which mail is to be sent to whom; what it says is written when it goes out. */
export interface MailJob {
	candidateId: number;
	enrolmentId: number;
	sequence: string;
	version: number;
	step: string;
	/** Which content of the step. */
	variant: string;
	address: string;
	/** When the step was due, UTC milliseconds. */
	dueAt: number;
}

/** A mail of the outbox as it is shown. */
export interface KeptMail extends MailJob {
	/** As in the outbox. */
	id: string;
	state: Send['state'];
	attempts: number;
	/** UTC milliseconds: when it went out or came to an end; null while it waits. */
	at: number | null;
	/** From when it may go out, while it waits; UTC milliseconds. */
	notBefore: number;
	failure: Failure | null;
	/** What the mail server said, or why it was not sent. */
	detail: string | null;
	messageId: string | null;
}

/** Which mails to show; every part given must hold. */
export interface MailFilter {
	states?: readonly Send['state'][];
	candidateId?: number;
	sequence?: string;
	limit: number;
}

/** How many mails of a step are in a state. */
export interface MailCount {
	sequence: string;
	step: string;
	state: Send['state'];
	failure: Failure | null;
	mails: number;
}

/** How many enrolments of a version of a sequence run or ended. */
export interface EnrolmentCount {
	sequence: string;
	version: number;
	/** null for those that are running. */
	endReason: string | null;
	enrolments: number;
}
