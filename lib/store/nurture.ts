import type { EnrolmentStore } from './enrolments';
import type { Life, LifeQuestion } from './lives';
import type { EnrolmentCount, KeptMail, MailCount, MailFilter, MailJob } from './mailJob';
import type { Outbox } from './outbox';
import type { SequenceStore } from './sequences';
import type { SuppressionStore } from './suppressions';

/** Where nurture is kept: sequences, who is in them, the mails, and to whom none are sent. */
export interface NurtureStore {
	readonly sequences: SequenceStore;
	readonly enrolments: EnrolmentStore;
	readonly suppressions: SuppressionStore;

	/**
	 * The mails. Besides what every outbox promises, one mail of a candidate is claimed at a time, so that looking at
	 * what somebody got before is not overtaken; and an enrolment whose mail came to an end is planned on.
	 */
	readonly outbox: Outbox<MailJob>;

	/** Mails as they are shown: those first that ended last or are due next. */
	mails(filter: MailFilter): Promise<KeptMail[]>;

	/**
	 * The mails that went out under these Message-IDs, in any order.
	 *
	 * @param messageIds - with their angle brackets
	 */
	mailsByMessageId(messageIds: readonly string[]): Promise<KeptMail[]>;

	/** Mails by id, in any order; unknown ones are left out. */
	mailsById(ids: readonly string[]): Promise<KeptMail[]>;

	/**
	 * Puts mails back into the outbox that failed or of which nobody can tell whether they arrived.
	 *
	 * @returns the ids of those that were
	 */
	requeue(ids: readonly string[], atMs: number): Promise<string[]>;

	/** How many mails and enrolments there are in each state. */
	countMails(sequence?: string): Promise<MailCount[]>;
	countEnrolments(sequence?: string): Promise<EnrolmentCount[]>;

	/** What happened to candidates, all seen at the same moment; who has nothing is left out. */
	lives(candidateIds: readonly number[], question: LifeQuestion): Promise<Map<number, Life>>;

	/**
	 * Takes from what may be sent within an hour, whichever runs and workers send; the hour slides on by minutes.
	 *
	 * @param sender - whose allowance it is
	 * @returns how many of `wanted` may be sent
	 */
	takeQuota(sender: string, wanted: number, perHour: number, nowMs: number): Promise<number>;

	/** Gives back what was taken last and not sent. */
	returnQuota(sender: string, unused: number): Promise<void>;
}
