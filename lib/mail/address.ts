import { domainToASCII } from 'node:url';
import { MailError } from './errors';

/** Whom mail is from or to. */
export interface Mailbox {
	address: string;
	name?: string;
}

const MAX_LOCAL_BYTES = 64;
const MAX_BYTES = 254;
/** What may stand before the @ without quotes (RFC 5322 atoms), and every letter outside ASCII (RFC 6531). */
const LOCAL =
	/^[\w!#$%&'*+/=?^`{|}~\u00a1-\u{10ffff}-]+(\.[\w!#$%&'*+/=?^`{|}~\u00a1-\u{10ffff}-]+)*$/u;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Separators, joiners and signs that turn the direction of writing: in no address anybody has. */
const INVISIBLE = /[\p{C}\p{Z}]/u;

/**
 * Reads an address as mail servers take it: the domain in ASCII (`münchen.de` becomes `xn--mnchen-3ya.de`), what
 * stands before the @ as it is, with letters of any script.
 *
 * @returns null for what is no address; quoted ones and IP addresses are not taken
 * @example
 * readAddress(' Jürgen@Müller.DE ') //=> 'Jürgen@xn--mller-kva.de'
 */
export function readAddress(text: unknown): string | null {
	if (typeof text !== 'string' || text.length > 2 * MAX_BYTES) return null;
	const trimmed = text.trim().normalize('NFC');
	const at = trimmed.lastIndexOf('@');
	const local = trimmed.slice(0, at);
	if (at < 1 || INVISIBLE.test(trimmed) || !LOCAL.test(local)) return null;
	const domain = domainToASCII(trimmed.slice(at + 1));
	const labels = domain.split('.');
	const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label));
	if (!isDomain || /^\d+$/.test(labels.at(-1) ?? '')) return null;
	const address = `${local}@${domain}`;
	const isShort =
		Buffer.byteLength(local) <= MAX_LOCAL_BYTES && Buffer.byteLength(address) <= MAX_BYTES;
	return isShort ? address : null;
}

/** Whether an address needs a server that takes letters outside ASCII (SMTPUTF8). */
export function isInternational(address: string): boolean {
	// eslint-disable-next-line no-control-regex -- the whole of ASCII
	return !/^[\u0000-\u007f]*$/.test(address);
}

/**
 * A mailbox whose address is one and whose name is one line.
 *
 * @throws {MailError} `bad-address`
 */
export function readMailbox({ address, name }: Mailbox): Mailbox {
	const read = readAddress(address);
	if (read === null)
		throw new MailError(
			'bad-address',
			`${JSON.stringify(String(address).slice(0, 100))} is not an e-mail address`,
			'Correct the address of the candidate or the sender.',
		);
	const line = name && oneLine(name).slice(0, 200);
	return line ? { address: read, name: line } : { address: read };
}

/** A text as one line without control characters, for a header. */
export function oneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
}
