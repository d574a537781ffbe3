import type { Letter, Mailbox } from '../../mail';
import { ASKED_FOR, type EnrolmentFields, type Identity } from '../../store';
import type { MailData } from '../template/data';
import type { LinkMaker } from '../template/links';
import { writeMail, type MailFrame } from '../template/writeMail';
import { profileOf } from './person';
import type { ReadyMail } from './readyMail';

/** For how long opens and clicks of a mail are credited. */
const CREDITED_MS = 90 * 86_400_000;

/** What all mails of a run have in common: who sends them, and where their links lead. */
export interface MailDesk {
	from: Mailbox;
	replyTo?: Mailbox;
	/** Name, postal address and pages of who sends. */
	company: MailData['company'];
	/** Makes the signed links of a mail; `mailLinks` of lib/tracking does. */
	linksOf(mail: {
		who: Identity;
		message: string;
		sentAt: number;
		expiresAt: number;
		/** Of the pages it leads to. */
		language: string;
	}): LinkMaker;
	/** The page on which people choose what they get, where it is not that of the links. */
	preferencesUrl?: string;
	channels?: readonly string[];
	/** Over those of the mail: `utm_source`, `utm_medium`, `utm_campaign` (the sequence), `utm_content` (the step). */
	utm?: Readonly<Record<string, string>>;
	tellsOpens?: boolean;
	unsubscribeMailto?: string;
}

/**
 * Writes a mail for its candidate: the fields of the profile, of the enrolment and of the sender, signed links, and the
 * headers for unsubscribing.
 *
 * @throws {NurtureError} as `writeMail` does
 */
export function letterFor(mail: ReadyMail, desk: MailDesk): Letter {
	const frame = frameOf(mail, desk);
	const { address } = mail.job;
	// mails of another store, or of one made anew, have the same ids
	const id = `${mail.id} ${mail.enrolment.enrolledAt} ${address}`;
	const { name } = frame.data.candidate;
	return {
		...writeMail(mail.content, frame),
		id,
		from: senderOf(mail.enrolment.fields) ?? desk.from,
		to: typeof name === 'string' ? { address, name } : { address },
		replyTo: desk.replyTo,
		kind: mail.job.variant === ASKED_FOR ? 'transactional' : 'nurture',
		unsubscribeHeaders: frame.links.headers,
		unsubscribeMailto: desk.unsubscribeMailto,
	};
}

/** Who sends a mail on its own, which may be another run than the one that put it into the outbox. */
function senderOf({ sender }: EnrolmentFields): Mailbox | null {
	if (typeof sender?.address !== 'string') return null;
	const { address, name } = sender;
	return typeof name === 'string' ? { address, name } : { address };
}

/** What a mail is written with. */
export function frameOf(mail: Omit<ReadyMail, 'id' | 'content'>, desk: MailDesk): MailFrame {
	const { job, candidate, enrolment, sequence, step, language, nowMs } = mail;
	const links = desk.linksOf({
		who: { kind: 'email', value: job.address },
		message: `${sequence.key}/${step.key}`,
		sentAt: nowMs,
		expiresAt: nowMs + CREDITED_MS,
		language,
	});
	const { vacancy, recruiter, item } = enrolment.fields;
	return {
		data: {
			candidate: { ...profileOf(candidate), email: job.address },
			vacancy,
			recruiter,
			item,
			company: desk.company,
		},
		links,
		preferencesUrl: desk.preferencesUrl,
		channels: desk.channels,
		utm: {
			utm_source: 'candidate-journey',
			utm_medium: 'email',
			utm_campaign: sequence.key,
			utm_content: step.key,
			...desk.utm,
		},
		tellsOpens: desk.tellsOpens,
	};
}
