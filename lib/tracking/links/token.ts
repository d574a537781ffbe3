import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	createSecretKey,
	hash,
	hkdfSync,
	type KeyObject,
} from 'node:crypto';
import type { Identity, IdentityKind } from '../../store';
import { isSameSecret } from '../signature';

/** What a link is for; a token made for one purpose is worthless for another. */
export type LinkPurpose = 'click' | 'open' | 'unsubscribe' | 'preferences' | 'visit';

/** What a signed link says. */
export interface LinkClaims {
	/** Who was written to. */
	who: Identity;
	/** Which mail. */
	message: string;
	/** UTC milliseconds, kept to the second. */
	sentAt: number;
	/** UTC milliseconds, kept to the second. */
	expiresAt: number;
	/** Where a click leads; empty for the other purposes. */
	target: string;
}

/** What a token turned out to be. */
export type OpenedToken =
	{ state: 'valid' | 'expired'; claims: LinkClaims } | { state: 'forged'; claims: null };

const TAG_BYTES = 16;
const MAX_TOKEN = 4_000;
const FORGED: OpenedToken = { state: 'forged', claims: null };
const TOKEN = /^[\w-]+$/;

/** Made once: a key that is bytes is made into one again for every token, which takes five times as long. */
interface KeyPair {
	sign: KeyObject;
	hide: KeyObject;
}

/**
 * Makes and opens the tokens of signed links.
 *
 * A token hides what it says, so that no address and no e-mail stands in a URL, a log or a referrer, and is signed
 * with HMAC-SHA-256. The signature is also the start of the encryption (a synthetic IV, as in RFC 5297 with HMAC
 * in place of CMAC), so the same claims always make the same token.
 */
export class LinkTokens {
	private readonly keys: readonly KeyPair[];

	/** @param secrets - at least one; the first signs, the others are former ones whose links still work */
	constructor(secrets: readonly string[]) {
		this.keys = secrets.map((secret) => ({
			sign: deriveKey(secret, 'sign'),
			hide: deriveKey(secret, 'hide'),
		}));
	}

	make(purpose: LinkPurpose, claims: LinkClaims): string {
		const [{ sign, hide }] = this.keys;
		const plain = Buffer.from(write(claims));
		const tag = tagOf(sign, purpose, plain);
		const cipher = createCipheriv('aes-256-ctr', hide, tag);
		return Buffer.concat([tag, cipher.update(plain), cipher.final()]).toString('base64url');
	}

	/** @param nowMs - UTC milliseconds */
	open(purpose: LinkPurpose, token: string, nowMs: number): OpenedToken {
		if (token.length > MAX_TOKEN || !TOKEN.test(token)) return FORGED;
		const bytes = Buffer.from(token, 'base64url');
		// several texts stand for the same bytes; one of them is the token
		if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== token) return FORGED;
		for (const pair of this.keys) {
			const plain = uncover(pair, purpose, bytes);
			if (!plain) continue;
			const claims = read(plain);
			return { state: nowMs <= claims.expiresAt ? 'valid' : 'expired', claims };
		}
		return FORGED;
	}
}

/** What tells a token from all others: for the ids of what it leads to. */
export function tokenDigest(token: string): string {
	return hash('sha256', token, 'base64url');
}

function deriveKey(secret: string, use: string): KeyObject {
	const bytes = hkdfSync('sha256', secret, '', `candidate-journey link ${use}`, 32);
	return createSecretKey(Buffer.from(bytes));
}

function tagOf(key: KeyObject, purpose: LinkPurpose, plain: Uint8Array): Buffer {
	const hmac = createHmac('sha256', key).update(`${purpose}\n`).update(plain);
	return hmac.digest().subarray(0, TAG_BYTES);
}

/** null where the signature is not ours. */
function uncover({ sign, hide }: KeyPair, purpose: LinkPurpose, bytes: Buffer): string | null {
	const tag = bytes.subarray(0, TAG_BYTES);
	const decipher = createDecipheriv('aes-256-ctr', hide, tag);
	const plain = Buffer.concat([decipher.update(bytes.subarray(TAG_BYTES)), decipher.final()]);
	return isSameSecret(tag, tagOf(sign, purpose, plain)) ? plain.toString() : null;
}

type Written = [
	kind: IdentityKind,
	value: string,
	message: string,
	sentS: number,
	expiresS: number,
	target: string,
];

function write({ who, message, sentAt, expiresAt, target }: LinkClaims): string {
	const written: Written = [
		who.kind,
		who.value,
		message,
		Math.floor(sentAt / 1000),
		Math.floor(expiresAt / 1000),
		target,
	];
	return JSON.stringify(written);
}

/** Reads what {@link write} wrote; the signature vouches for the shape. */
function read(plain: string): LinkClaims {
	const [kind, value, message, sentS, expiresS, target] = JSON.parse(plain) as Written;
	return {
		who: { kind, value },
		message,
		sentAt: sentS * 1000,
		expiresAt: expiresS * 1000,
		target,
	};
}
