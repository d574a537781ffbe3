import { createHmac, timingSafeEqual } from 'node:crypto';
import { serve, type Route } from '../../../../lib/tracking';
import { LinkTokens } from '../../../../lib/tracking/links/token';
import { isSameSecret } from '../../../../lib/tracking/signature';
import {
	getOf,
	NOW_MS,
	requestOf,
	SITE,
	trackingOf,
	welcomeLinks,
} from '../../../support/tracking/requests';

jest.mock('node:crypto', () => {
	const crypto = jest.requireActual<typeof import('node:crypto')>('node:crypto');
	return { ...crypto, timingSafeEqual: jest.fn(crypto.timingSafeEqual) };
});

const tracking = trackingOf({ hubspotClientSecret: 'the-secret-of-the-app' });

const links = welcomeLinks(tracking);

const signed: Array<[Route, string]> = [
	['c', links.click(`${SITE}/jobs`)],
	['o.gif', links.open],
	['u', links.unsubscribe],
];

const tokenOf = (url: string) => new URL(url).searchParams.get('k') ?? '';

describe.each(signed)('a forged link to %s stores nothing', (route, url) => {
	const token = tokenOf(url);

	function statusOf(k: string, method = 'GET'): number {
		const query = `?${new URLSearchParams({ k })}`;
		const { status, events } = serve(route, getOf(query, { method }), tracking);
		if (status !== 200 && status !== 302) expect(events).toEqual([]);
		return status;
	}

	it('with any one character changed', () => {
		for (let i = 0; i < token.length; i++) {
			const other = token[i] === 'A' ? 'B' : 'A';
			expect(statusOf(token.slice(0, i) + other + token.slice(i + 1))).toBe(403);
		}
	});

	it('with any one bit changed', () => {
		const bytes = Buffer.from(token, 'base64url');
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = Buffer.from(bytes);
			changed[bit >> 3] ^= 1 << (bit & 7);
			expect(statusOf(changed.toString('base64url'))).toBe(403);
		}
	});

	it.each([
		['nothing', ''],
		['its first half', token.slice(0, 20)],
		['more at its end', `${token}A`],
		['another way to write the same bytes', `${token}=`],
		['signs between', token.replace(/(.{5})/, '$1.')],
		['itself twice', token + token],
		['a megabyte', 'A'.repeat(7_000)],
		['a JSON web token without signature', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
		['the claims in the clear', Buffer.from('["email","noor@example.com"]').toString('base64url')],
	])('with %s for a token', (_, k) => {
		expect(statusOf(k)).toBe(403);
	});

	it('with the secret of somebody else', () => {
		const elsewhere = trackingOf({ linkSecrets: ['x'.repeat(32)] });
		expect(serve(route, getOf(url), elsewhere)).toMatchObject({ status: 403, events: [] });
	});
});

describe('a signature', () => {
	it('is compared in constant time', () => {
		const compare = jest.mocked(timingSafeEqual);
		compare.mockClear();
		serve('o.gif', getOf(links.open), tracking);
		expect(compare).toHaveBeenCalledTimes(1);
		expect(isSameSecret(Buffer.from('a'), Buffer.from('ab'))).toBe(false);
	});

	it('holds for one purpose only', () => {
		const tokens = new LinkTokens(['x'.repeat(32)]);
		const claims = {
			who: { kind: 'email' as const, value: 'noor@example.com' },
			message: '',
			sentAt: 0,
			expiresAt: 9e12,
			target: '',
		};
		const purposes = ['click', 'open', 'unsubscribe', 'visit'] as const;
		for (const made of purposes) {
			for (const opened of purposes) {
				const { state } = tokens.open(opened, tokens.make(made, claims), NOW_MS);
				expect(state).toBe(made === opened ? 'valid' : 'forged');
			}
		}
	});
});

describe('a forged notification of HubSpot stores nothing', () => {
	const url = 'https://n8n.example.com/webhook/journey/hubspot';
	const body = JSON.stringify([{ subscriptionType: 'contact.creation', objectId: 1 }]);

	function headersFor({
		at = NOW_MS,
		method = 'POST',
		text = body,
		address = url,
		key = 'the-secret-of-the-app',
	} = {}) {
		const signature = createHmac('sha256', key)
			.update(method + address + text + at)
			.digest('base64');
		return {
			'x-hubspot-signature-v3': signature,
			'x-hubspot-request-timestamp': String(at),
		};
	}

	const send = (headers: Record<string, string | undefined>, given = {}) =>
		serve('hubspot', requestOf({ body, headers, ...given }), tracking);

	it('while a true one is taken', () => {
		expect(send(headersFor())).toMatchObject({ status: 204, events: [{ quarantine: null }] });
	});

	it.each([
		['no signature', { ...headersFor(), 'x-hubspot-signature-v3': undefined }],
		['an empty signature', { ...headersFor(), 'x-hubspot-signature-v3': '' }],
		[
			'half a signature',
			{
				...headersFor(),
				'x-hubspot-signature-v3': headersFor()['x-hubspot-signature-v3'].slice(0, 20),
			},
		],
		['a signature with another secret', headersFor({ key: 'another' })],
		['a signature of another body', headersFor({ text: '[]' })],
		['a signature of another address', headersFor({ address: 'https://evil.example/hubspot' })],
		['a signature of another method', headersFor({ method: 'GET' })],
		['no time', { ...headersFor(), 'x-hubspot-request-timestamp': undefined }],
		['another time', { ...headersFor(), 'x-hubspot-request-timestamp': String(NOW_MS + 1) }],
		['a time that is none', { ...headersFor(), 'x-hubspot-request-timestamp': '1e13' }],
		['a time six minutes ago', headersFor({ at: NOW_MS - 360_000 })],
		['a time a hundred years ahead', headersFor({ at: NOW_MS + 3.2e12 })],
		[
			'only an older kind of signature',
			{ 'x-hubspot-signature': 'x', 'x-hubspot-request-timestamp': String(NOW_MS) },
		],
	])('with %s', (_, headers) => {
		expect(send(headers)).toMatchObject({ status: 401, events: [], body: '' });
	});

	it('with a query that was not signed', () => {
		expect(send(headersFor(), { url: '/hubspot?portal=2' }).status).toBe(401);
	});
});
