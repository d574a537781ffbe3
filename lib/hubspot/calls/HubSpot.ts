import type { Client } from '@hubspot/api-client';
import type { StoreSharing } from '../../store';
import { machineClock, type Clock } from '../clock';
import { HubSpotError } from '../errors';
import { shortened } from '../text';
import { accountOf, type SharedAccount } from './account';
import { describeFailure } from './describeFailure';
import { readFailure, type Seen } from './failure';
import type { CallKind } from './kinds';
import { loadClient, type WatchedClient } from './loadClient';
import { readLimits, type SharedPacing } from './pacing';
import type { ApiStyle } from './paths';
import { planRetry, type Retry } from './retry';
import { StorePacing } from './storePacing';

/** How HubSpot is reached and how often it may be called. */
export interface HubSpotOptions {
	/** Service key, or the access token of an OAuth2 connection. */
	token: string;
	baseUrl?: string;
	style?: ApiStyle;
	/** What stays the same when the token is renewed, as OAuth2 does twice an hour; the token itself by default. */
	accountKey?: string;
	/** By default the one of this process for this account. */
	pacing?: SharedPacing;
	/** Instead of `pacing`: what all processes with this store share. */
	store?: StoreSharing;
	clock?: Clock;
	/** Silence after which a call fails. */
	timeoutMs?: number;
}

/** Where HubSpot is. */
export const HUBSPOT_URL = 'https://api.hubapi.com';

const TIMEOUT_MS = 30_000;

const NO_CONTENT = 204;

/** One way of calling HubSpot for everything here: paced, sent again where that is safe, with errors in plain words. */
export class HubSpot {
	/** Requests sent so far, those sent again included. */
	requests = 0;

	private constructor(
		private readonly watched: WatchedClient,
		private readonly pacing: SharedPacing,
		readonly clock: Clock,
		readonly account: SharedAccount,
	) {}

	/** @throws {HubSpotError} `bad-token`, `bad-address`, `client-missing` */
	static async connect(options: HubSpotOptions): Promise<HubSpot> {
		const { style = 'dated', clock = machineClock, timeoutMs = TIMEOUT_MS } = options;
		const token = readToken(options.token);
		const client = await loadClient(token, readUrl(options.baseUrl), style, timeoutMs);
		const account = accountOf(options.accountKey ?? token);
		const pacing = options.store
			? new StorePacing(options.store, account.name, account.pacing, clock)
			: (options.pacing ?? account.pacing);
		return new HubSpot(client, pacing, clock, account);
	}

	/**
	 * Calls HubSpot.
	 *
	 * @param doing - what for, as messages say it: `writing contacts`
	 * @throws {HubSpotError} when it failed for good
	 */
	async call<Answer>(
		kind: CallKind,
		doing: string,
		send: (client: Client) => Promise<Answer>,
	): Promise<Answer> {
		for (let attempt = 1; ; attempt++) {
			const sent = await this.attempt(kind, doing, attempt, send);
			if ('answer' in sent) return sent.answer;
			if (!sent.retry.again) throw sent.error;
			if (!sent.retry.everyone) await this.clock.sleep(sent.retry.waitMs);
		}
	}

	private async attempt<Answer>(
		kind: CallKind,
		doing: string,
		attempt: number,
		send: (client: Client) => Promise<Answer>,
	): Promise<{ answer: Answer } | { retry: Retry; error: HubSpotError }> {
		const place = await this.pacing.enter(kind === 'search' ? 'searches' : 'calls');
		const seen: Seen = { status: null, headers: {} };
		let holdMs = 0;
		this.requests++;
		try {
			const answer = await this.watched.watch(seen, send);
			if (isReadable(seen)) return { answer };
			throw new Error('not what HubSpot answers');
		} catch (thrown) {
			const accepted = acceptedBody<Answer>(thrown);
			if (accepted) return { answer: accepted };
			const failure = readFailure(thrown, seen);
			const retry = planRetry(failure, kind, attempt);
			if (retry.again && retry.everyone) holdMs = retry.waitMs;
			return { retry, error: describeFailure(failure, kind, doing) };
		} finally {
			await place.leave(readLimits(seen.headers), holdMs);
		}
	}
}

function readToken(text: string): string {
	const token = text.trim();
	if (/^[\x21-\x7e]+$/.test(token)) return token;
	throw new HubSpotError(
		'bad-token',
		token === '' ? 'There is no HubSpot key' : 'The HubSpot key holds characters that no key has',
		'Copy the service key again (HubSpot: Development → Keys → Service keys) into the credential.',
	);
}

function readUrl(text = HUBSPOT_URL): string {
	const url = text.trim().replace(/\/+$/, '');
	if (/^https?:\/\//.test(url) && URL.canParse(url)) return url;
	throw new HubSpotError(
		'bad-address',
		`"${shortened(text)}" is not an address to call HubSpot at`,
		`Use ${HUBSPOT_URL}.`,
	);
}

/** HubSpot answers in JSON; a page comes from something in between, and the client would make an empty answer of it. */
function isReadable({ status, headers }: Seen): boolean {
	return status === NO_CONTENT || (headers['content-type'] ?? '').includes('json');
}

/** The body of an answer that the client takes for an error only because another success was expected. */
function acceptedBody<Answer>(thrown: unknown): Answer | null {
	const { code, body } = Object(thrown) as { code?: unknown; body?: unknown };
	const isAccepted = typeof code === 'number' && code >= 200 && code < 300;
	return isAccepted && typeof body === 'object' ? (body as Answer | null) : null;
}
