import { readAddress } from '../address';
import { bounceOfStatus, enhancedStatus, readReply } from '../reply';
import type { Bounce } from '../verdict';
import { addressIn, readFieldGroups } from './fields';

/** An address that did not get a mail. */
export interface BouncedRecipient {
	address: string;
	bounce: Bounce;
	/** Enhanced status code (RFC 3463), where one was told. */
	status: string | null;
	/** What the mail server said. */
	diagnosis: string;
}

/** What a mail in the mailbox for answers turned out to be. */
export type Incoming =
	| { kind: 'bounce'; recipients: BouncedRecipient[]; messageId: string | null }
	/** It is still being tried; nothing to do. */
	| { kind: 'delayed'; messageId: string | null }
	/** Somebody pressed "this is spam". */
	| { kind: 'complaint'; addresses: string[]; messageId: string | null }
	/** A holiday reply, a ticket number: not an answer of a person. */
	| { kind: 'automatic'; from: string | null; messageId: string | null }
	| { kind: 'reply'; from: string | null; messageId: string | null }
	| { kind: 'other'; from: string | null };

/** A mail taken to pieces, as far as it matters here; `postal-mime` gives more. */
export interface ParsedMail {
	/** Names in lower case. */
	headers: ReadonlyArray<{ key: string; value: string }>;
	from?: { address?: string };
	text?: string;
	attachments: ReadonlyArray<{ mimeType: string; content: string | ArrayBuffer | Uint8Array }>;
}

/** Far more than a bounce is. */
const MAX_BYTES = 25_000_000;

/**
 * Reads a mail that came to the mailbox for answers: bounce (RFC 3464), complaint (RFC 5965), automatic reply (RFC
 * 3834) or reply.
 *
 * Anybody can send such a mail: what it says of an address counts only where its `messageId` is that of a mail that
 * went to this address.
 *
 * @param raw - the whole mail as it came
 */
export async function readIncoming(raw: string | Uint8Array): Promise<Incoming> {
	if (raw.length > MAX_BYTES) return { kind: 'other', from: null };
	const { default: PostalMime } = await import('postal-mime');
	const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
	return interpret(mail);
}

/** {@link readIncoming} of a mail that somebody else took to pieces. */
export function interpret(mail: ParsedMail): Incoming {
	return readBounce(mail) ?? readComplaint(mail) ?? readFailedHeader(mail) ?? readAnswer(mail);
}

function readBounce(mail: ParsedMail): Incoming | null {
	const report = textOf(mail, 'message/delivery-status', 'message/global-delivery-status');
	if (report === null) return null;
	const messageId = originalId(mail);
	const groups = readFieldGroups(report);
	const failed = groups.filter((group) => /^failed/i.test(group.get('action')?.[0] ?? ''));
	const recipients = failed.flatMap(readRecipient);
	if (recipients.length > 0) return { kind: 'bounce', recipients, messageId };
	const isDelayed = groups.some((group) => /^delayed/i.test(group.get('action')?.[0] ?? ''));
	return isDelayed ? { kind: 'delayed', messageId } : { kind: 'other', from: fromOf(mail) };
}

function readRecipient(fields: Map<string, string[]>): BouncedRecipient[] {
	const first = (name: string) => fields.get(name)?.[0];
	const address = addressIn(first('original-recipient')) ?? addressIn(first('final-recipient'));
	if (address === null) return [];
	const diagnosis = (first('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '');
	return [{ address, ...judge(enhancedStatus(first('status') ?? ''), diagnosis), diagnosis }];
}

/** The server's own words come before the report's status: many reporters write 5.0.0 or 5.1.0 over everything. */
function judge(
	status: string | null,
	diagnosis: string,
): { bounce: Bounce; status: string | null } {
	const said = enhancedStatus(diagnosis);
	const code = Number(/^\s*([45]\d\d)\b/.exec(diagnosis)?.[1] ?? 0);
	const verdict = code >= 500 ? readReply({ code, text: diagnosis, stage: 'RCPT TO' }) : null;
	if (verdict?.kind === 'refused') return { bounce: verdict.bounce, status: said ?? status };
	// What was given up after days of trying was a 4.x.x to the last.
	const told = status === null ? null : bounceOfStatus(status);
	return { bounce: told ?? 'soft', status: said ?? status };
}

function readComplaint(mail: ParsedMail): Incoming | null {
	const report = textOf(mail, 'message/feedback-report');
	if (report === null) return null;
	const [fields] = readFieldGroups(report);
	const isAbuse = /^(abuse|fraud|virus|other)?$/i.test(fields?.get('feedback-type')?.[0] ?? '');
	const named = [
		...(fields?.get('original-rcpt-to') ?? []),
		...(originalFields(mail)?.get('to') ?? []).map((to) => /<([^>]+)>/.exec(to)?.[1] ?? to),
	];
	const addresses = named.flatMap((one) => readAddress(addressIn(one)) ?? []);
	return isAbuse
		? { kind: 'complaint', addresses: [...new Set(addresses)], messageId: originalId(mail) }
		: { kind: 'other', from: fromOf(mail) };
}

/** Bounces of Exim and others that are no reports, and name who did not get the mail in a header. */
function readFailedHeader(mail: ParsedMail): Incoming | null {
	const named = headerOf(mail, 'x-failed-recipients');
	if (named === null) return null;
	const addresses = named.split(',').flatMap((one) => readAddress(one) ?? []);
	const diagnosis = /\b5\d\d[\s-][^\n]*/.exec(mail.text ?? '')?.[0] ?? '';
	const recipients = addresses.map((address) => ({
		address,
		...judge(null, diagnosis),
		diagnosis,
	}));
	return { kind: 'bounce', recipients, messageId: originalId(mail) };
}

function readAnswer(mail: ParsedMail): Incoming {
	const from = fromOf(mail);
	const messageId = idIn(headerOf(mail, 'in-reply-to')) ?? idIn(headerOf(mail, 'references'));
	if (isAutomatic(mail)) return { kind: 'automatic', from, messageId };
	return messageId === null ? { kind: 'other', from } : { kind: 'reply', from, messageId };
}

function isAutomatic(mail: ParsedMail): boolean {
	const submitted = headerOf(mail, 'auto-submitted');
	return (
		(submitted !== null && !/^no\b/i.test(submitted)) ||
		/^(bulk|junk|list|auto_reply)$/i.test(headerOf(mail, 'precedence') ?? '') ||
		['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some(
			(name) => headerOf(mail, name) !== null,
		) ||
		/^<>$/.test(headerOf(mail, 'return-path') ?? '')
	);
}

/** The Message-ID of the mail that is sent back. */
function originalId(mail: ParsedMail): string | null {
	return idIn(originalFields(mail)?.get('message-id')?.[0] ?? null);
}

function originalFields(mail: ParsedMail): Map<string, string[]> | undefined {
	const original = textOf(
		mail,
		'message/rfc822',
		'text/rfc822-headers',
		'message/global',
		'message/global-headers',
	);
	// Exim appends the mail it could not deliver to its text.
	const appended = /\n(?=(?:return-path|received|message-id):)[\s\S]*/i.exec(mail.text ?? '')?.[0];
	return readFieldGroups(original ?? appended ?? '')[0];
}

function textOf({ attachments }: ParsedMail, ...types: string[]): string | null {
	const part = attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()));
	return part ? decode(part) : null;
}

function decode({ content }: ParsedMail['attachments'][number]): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function headerOf({ headers }: ParsedMail, name: string): string | null {
	return headers.find(({ key }) => key === name)?.value.trim() ?? null;
}

function fromOf({ from }: ParsedMail): string | null {
	return readAddress(from?.address ?? null);
}

function idIn(text: string | null): string | null {
	return /<[^<>\s]+>/.exec(text ?? '')?.[0] ?? null;
}
