import type { Letter, Mailbox } from '../../mail';
import type { Identity } from '../../store';
import type { MailData } from '../template/data';
import type { LinkMaker } from '../template/links';
import type { ReadyMail } from './readyMail';

/** What all mails of a run have in common: who sends them, and where their links lead. */
export interface MailDesk {
	from: Mailbox;
	replyTo?: Mailbox;
	/** Name, postal address and pages of who sends. */
	company: MailData['company'];
	/** Makes the signed links of a mail; `mailLinks` of lib/tracking does. */
	linksOf(mail: { who: Identity; message: string; sentAt: number; expiresAt: number }): LinkMaker;
	preferencesUrl?: string;
	channels?: readonly string[];
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
	throw new Error(`not implemented ${mail.id} ${desk.from.address}`);
}
