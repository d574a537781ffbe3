import { createPrivateKey } from 'node:crypto';
import { MailError } from './errors';

/** How the connection is protected. */
export type Security =
	/** TLS from the first byte, mostly on port 465. */
	| 'tls'
	/** Made safe before anything is said, mostly on port 587; nothing is sent where that fails. */
	| 'startTls'
	/** For a server on the same machine. */
	| 'none';

/** A key by which receivers see that mail really comes from a domain. */
export interface DkimKey {
	domain: string;
	selector: string;
	/** PEM. */
	privateKey: string;
}

/** How to reach a mail server. */
export interface SmtpSettings {
	host: string;
	port: number;
	security: Security;
	user?: string;
	password?: string;
	/** PEM of an authority of one's own. */
	ca?: string;
	dkim?: DkimKey;
	/** Connections at the same time. */
	connections?: number;
	/** Mails per second, over all connections. */
	perSecond?: number;
	/** For how long to wait for an answer, in milliseconds. */
	timeoutMs?: number;
}

/**
 * What must be signed besides the usual: RFC 8058 asks for both headers of the unsubscribe button, and nodemailer leaves
 * out the second.
 */
const SIGNED_HEADERS = [
	'From',
	'Reply-To',
	'Subject',
	'Date',
	'Message-ID',
	'To',
	'MIME-Version',
	'Content-Type',
	'Content-Transfer-Encoding',
	'List-Unsubscribe',
	'List-Unsubscribe-Post',
	'Auto-Submitted',
	'Precedence',
].join(':');

const TIMEOUT_MS = 60_000;

/**
 * The settings of nodemailer's pool.
 *
 * @throws {MailError} `bad-settings`
 */
export function poolOptions(settings: SmtpSettings) {
	const { host, port, security, user, password, ca, dkim, timeoutMs = TIMEOUT_MS } = settings;
	if (host.trim() === '' || !Number.isInteger(port) || port < 1 || port > 65_535)
		throw new MailError(
			'bad-settings',
			`"${host}:${port}" is no mail server`,
			'Fill in a host and a port between 1 and 65535.',
		);
	return {
		pool: true as const,
		host: host.trim(),
		port,
		secure: security === 'tls',
		requireTLS: security === 'startTls',
		ignoreTLS: security === 'none',
		auth: user ? { user, pass: password ?? '' } : undefined,
		tls: { minVersion: 'TLSv1.2' as const, ...(ca && { ca }) },
		dkim: dkim && signing(dkim),
		maxConnections: settings.connections ?? 5,
		rateLimit: settings.perSecond,
		rateDelta: 1_000,
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs,
		// What is tried again is decided here, where it is known whether anything was sent.
		maxRequeues: 0,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

function signing({ domain, selector, privateKey }: DkimKey) {
	const key = withLines(privateKey);
	if (domain.trim() === '' || selector.trim() === '' || !isPrivateKey(key))
		throw new MailError(
			'bad-settings',
			`Mail cannot be signed for "${domain}" with the selector "${selector}" and this key`,
			'Fill in a domain, a selector and a private key in PEM, without a passphrase.',
		);
	return {
		domainName: domain.trim(),
		keySelector: selector.trim(),
		privateKey: key,
		headerFieldNames: SIGNED_HEADERS,
	};
}

/** PEM text whose lines ran together, as they do in a form of one line. */
function withLines(pem: string): string {
	const [, begin, body, end] =
		/(-----BEGIN [^-]+-----)([^-]+)(-----END [^-]+-----)/.exec(pem) ?? [];
	return begin ? `${begin}\n${body.trim().replace(/\s+/g, '\n')}\n${end}\n` : pem;
}

function isPrivateKey(pem: string): boolean {
	try {
		createPrivateKey(pem);
		return true;
	} catch {
		return false;
	}
}
