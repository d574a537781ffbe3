import { isStoreError, StoreError, type StoreErrorCode } from '../errors';

/** Somebody else was faster with the same people; the same work again finds what they did. */
export class LostRace extends Error {}

type Meaning = [code: StoreErrorCode, message: string, advice: string];

const UNREACHABLE: Meaning = [
	'unreachable',
	'cannot be reached',
	'Check the host and port in the credential, that PostgreSQL runs there, and that no firewall is in between.',
];
const CUT: Meaning = [
	'connection-lost',
	'ended the connection in the middle of the work',
	'Run again: nothing was half-written, and what is missing will be added.',
];
const UNTRUSTED: Meaning = [
	'insecure',
	'shows a certificate that is not trusted',
	'Put the certificate of its authority into the credential, or choose another setting under Encryption.',
];
const LOCKED: Meaning = [
	'locked',
	'is held by somebody else for too long',
	'Look for long transactions or locked tables in the database and run again; nothing was half-written.',
];
const REFUSED: Meaning = [
	'login-refused',
	'does not let this user in',
	'Check user and password in the credential, and that pg_hba.conf lets the user in from here with this kind of encryption.',
];
const FORBIDDEN: Meaning = [
	'forbidden',
	'does not let this user do what is needed',
	'Make the user the owner of the schema and of all its tables.',
];

/** By SQLSTATE, and by the first two letters of it for whole classes. Source: PostgreSQL, Appendix A. */
const SQL_STATES: Record<string, Meaning> = {
	'08': CUT,
	'28': REFUSED,
	'3D000': [
		'no-database',
		'does not exist',
		'Check the name of the database in the credential, or make the database.',
	],
	'40': LOCKED,
	'42501': FORBIDDEN,
	'25006': [
		'read-only',
		'cannot be written to',
		'Use the primary server, not a standby, and a user whose transactions may write.',
	],
	'53100': [
		'disk-full',
		'has no room left on its disk',
		'Free some disk space and run again; nothing was half-written.',
	],
	'53300': [
		'locked',
		'takes no more connections',
		'Close other connections, raise max_connections, or run fewer workers; then run again.',
	],
	'55P03': LOCKED,
	'57014': [
		'timed-out',
		'stopped the work because it took too long',
		'Raise statement_timeout for this user or record smaller batches, then run again; nothing was half-written.',
	],
	'57P01': CUT,
	'57P02': CUT,
	'57P03': UNREACHABLE,
	'57P05': CUT,
	'25P03': CUT,
	'25P04': CUT,
};

const SYSTEM_CODES: Record<string, Meaning> = {
	ECONNREFUSED: UNREACHABLE,
	ENOTFOUND: UNREACHABLE,
	EAI_AGAIN: UNREACHABLE,
	EHOSTUNREACH: UNREACHABLE,
	ENETUNREACH: UNREACHABLE,
	ETIMEDOUT: UNREACHABLE,
	ECONNRESET: CUT,
	EPIPE: CUT,
	CERT_HAS_EXPIRED: UNTRUSTED,
	DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
	SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
	ERR_TLS_CERT_ALTNAME_INVALID: UNTRUSTED,
};

/** What pg says of itself, without a code. */
const SAYINGS: ReadonlyArray<[pattern: RegExp, meaning: Meaning]> = [
	[/timeout (expired|exceeded)|connection timeout/i, UNREACHABLE],
	[/connection (error|terminated|ended)|not queryable/i, CUT],
	[
		/does not support SSL/i,
		[
			'insecure',
			'does not encrypt connections',
			'Turn encryption on at the server, or choose Off under Encryption in the credential.',
		],
	],
	[/password must be|SASL/i, REFUSED],
	[/after calling end/i, ['closed', 'was closed', 'Open it again.']],
];

/**
 * Says what an error of PostgreSQL or of the network means for the store, and what to do about it.
 *
 * System codes stay out of the message: n8n replaces messages that contain one.
 *
 * @param name - see `storeName`
 */
export function toStoreError(error: unknown, name: string): StoreError {
	if (isStoreError(error)) return error;
	const [code, message, advice] = meaningOf(error) ?? [
		'failed' as const,
		'reported an error',
		`Nothing was half-written. PostgreSQL said: ${said(error)}`,
	];
	return new StoreError(code, `The candidate store ${name} ${message}`, advice, { cause: error });
}

/** Whether the same work again can succeed at once: two pieces of work stood in each other's way. */
export function isWorthRetrying(error: unknown): boolean {
	return error instanceof LostRace || /^40/.test(codeOf(error));
}

/** Whether the server did not answer, or no more. */
export function isUnconnected(error: unknown): boolean {
	const meaning = meaningOf(error);
	return meaning === CUT || meaning === UNREACHABLE;
}

function meaningOf(error: unknown): Meaning | undefined {
	if (error instanceof LostRace) return LOCKED;
	const code = codeOf(error);
	return (
		SQL_STATES[code] ??
		SYSTEM_CODES[code] ??
		(/^[0-9A-Z]{5}$/.test(code) ? SQL_STATES[code.slice(0, 2)] : undefined) ??
		SAYINGS.find(([pattern]) => pattern.test(messageOf(error)))?.[1]
	);
}

/** Looked at by its fields: an error can come from another realm, and of several hosts tried each has one. */
function codeOf(error: unknown): string {
	const { code, errors } = Object(error) as { code?: unknown; errors?: unknown[] };
	if (typeof code === 'string') return code;
	return errors?.length ? codeOf(errors[0]) : '';
}

function messageOf(error: unknown): string {
	const { message } = Object(error) as { message?: unknown };
	return typeof message === 'string' ? message : String(error);
}

function said(error: unknown): string {
	return messageOf(error).replace(/\bE[A-Z]{4,}\b:?\s*/g, '');
}
