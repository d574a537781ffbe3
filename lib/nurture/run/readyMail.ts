import type { MailJob, StoredCandidate, StoredEnrolment } from '../../store';
import type { MailContent, MailLanguage, Sequence, Step } from '../sequence/types';

/** A mail that may go out now, with all it takes to write it. */
export interface ReadyMail {
	/** Of the outbox. */
	id: string;
	job: MailJob;
	candidate: StoredCandidate;
	enrolment: StoredEnrolment;
	sequence: Sequence;
	step: Step;
	content: MailContent;
	language: MailLanguage;
	/** UTC milliseconds. */
	nowMs: number;
}
