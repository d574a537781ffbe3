/** Mail: letters out through one pool of connections, and what comes back. */
export { isInternational, readAddress, readMailbox, type Mailbox } from './address';
export { isMailError, MailError, type MailErrorCode } from './errors';
export { toParsed, type Resolved } from './incoming/resolved';
export {
	interpret,
	readIncoming,
	type BouncedRecipient,
	type Incoming,
	type ParsedMail,
} from './incoming/readIncoming';
export { messageIdOf, type Letter } from './letter';
export { Mailer } from './Mailer';
export type { DkimKey, Security, SmtpSettings } from './settings';
export type { Bounce, Deferral, Halt, Verdict } from './verdict';
