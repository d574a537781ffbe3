import { hash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { oneLine, readMailbox, type Mailbox } from './address';

/** A mail that is ready to go. */
export interface Letter {
	/** One per mail: the same mail has the same Message-ID whenever it is sent. */
	id: string;
	from: Mailbox;
	to: Mailbox;
	replyTo?: Mailbox;
	subject: string;
	html: string;
	text: string;
	/** Nurture mail is bulk and can be unsubscribed from; transactional mail was asked for. */
	kind: 'nurture' | 'transactional';
	/** `List-Unsubscribe` and `List-Unsubscribe-Post`, as lib/tracking makes them. */
	unsubscribeHeaders?: Readonly<Record<string, string>>;
	/** Where a mail program without web access unsubscribes, in addition. */
	unsubscribeMailto?: string;
}

/**
 * A letter as nodemailer sends it.
 *
 * Headers that keep holiday replies away (RFC 3834, `X-Auto-Response-Suppress` for Exchange) are on every mail;
 * `Precedence: bulk` and the button for unsubscribing (RFC 2369, RFC 8058) on nurture mail only. Neither names nor the
 * subject can add a header.
 *
 * @throws {MailError} `bad-address`
 */
export function compose(letter: Letter): SendMailOptions {
	const { html, text, replyTo, kind } = letter;
	const from = readMailbox(letter.from);
	const to = readMailbox(letter.to);
	return {
		from: asNodemailer(from),
		to: asNodemailer(to),
		replyTo: replyTo && asNodemailer(readMailbox(replyTo)),
		subject: oneLine(letter.subject),
		html,
		text,
		messageId: messageIdOf(letter.id, from.address),
		headers: {
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'OOF, AutoReply',
			...(kind === 'nurture' && { Precedence: 'bulk', ...unsubscribing(letter) }),
		},
		// Nothing in a mail makes this machine read files or fetch addresses.
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

/**
 * The Message-ID of a letter.
 *
 * @param id - see {@link Letter.id}; it cannot be read from the result
 * @param sender - an address; its domain is that of the Message-ID
 */
export function messageIdOf(id: string, sender: string): string {
	const digest = hash('sha256', id, 'hex').slice(0, 40);
	return `<${digest}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}

/** nodemailer takes an empty name for none. */
function asNodemailer({ address, name = '' }: Mailbox): { address: string; name: string } {
	return { address, name };
}

function unsubscribing({
	unsubscribeHeaders = {},
	unsubscribeMailto,
}: Letter): Record<string, { prepared: true; value: string }> {
	const { 'List-Unsubscribe': addresses, ...others } = unsubscribeHeaders;
	const mailto = unsubscribeMailto && readMailbox({ address: unsubscribeMailto }).address;
	const all = [addresses, mailto && `<mailto:${mailto}?subject=unsubscribe>`].filter(Boolean);
	const headers = all.length > 0 ? { 'List-Unsubscribe': all.join(', '), ...others } : others;
	// prepared: nodemailer would encode and break an address that is longer than a line
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			{ prepared: true as const, value: oneLine(value) },
		]),
	);
}
