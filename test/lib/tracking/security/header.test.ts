import { validateHeaderName, validateHeaderValue } from 'node:http';
import { mailLinks, serve, type Route, type TrackingAnswer } from '../../../../lib/tracking';
import {
	getOf,
	NOW_MS,
	postedForm,
	requestOf,
	SITE,
	trackingOf,
	VISITOR,
} from '../../../support/tracking/requests';
import { HOSTILE_TEXTS } from './hostile';

const tracking = trackingOf({ hubspotClientSecret: 'secret' });
const names = HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 40)), text]);

/** Node would refuse to send anything else. */
function expectSound({ headers, status }: TrackingAnswer): void {
	for (const [name, value] of Object.entries(headers)) {
		validateHeaderName(name);
		validateHeaderValue(name, value);
		expect(`${name}: ${value}`).toMatch(/^[\x20-\x7e]+$/);
		expect(value.length).toBeLessThan(8_192);
	}
	expect(headers['set-cookie']).toBeUndefined();
	expect(status).toBeLessThan(500);
}

describe('no header repeats what was sent', () => {
	it.each(names)('in a header of the request: %s', (_, text) => {
		const headers = {
			origin: text,
			referer: text,
			'user-agent': text,
			'accept-language': text,
			'content-type': text,
			accept: text,
			'if-none-match': text,
			'accept-encoding': text,
			'x-hubspot-signature-v3': text,
			'x-hubspot-request-timestamp': text,
			cookie: text,
		};
		const routes: Route[] = ['collect', 'form', 'hubspot'];
		for (const route of routes)
			expectSound(serve(route, requestOf({ headers, body: {} }), tracking));
		for (const route of ['candidate.js', 'p.gif', 'o.gif', 'c', 'u'] as const)
			expectSound(serve(route, getOf('/', { headers }), tracking));
	});

	it.each(names)('in the address a form leads to: %s', (_, text) => {
		for (const next of [text, `${SITE}/${text}`, `${SITE}/?${text}`, `${SITE}/#${text}`])
			expectSound(
				serve('form', postedForm({ form: 'contact', email: 'noor@example.com', next }), tracking),
			);
	});

	it.each(names.slice(0, 18))('in the address a mail leads to: %s', (_, text) => {
		const mail = {
			who: { kind: 'externalId' as const, value: text },
			message: text,
			sentAt: NOW_MS - 86_400_000,
			expiresAt: NOW_MS + 86_400_000,
		};
		const links = mailLinks(mail, tracking);
		for (const url of [links.open, links.unsubscribe, links.click(`${SITE}/${text}`)])
			expect(url).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/journey\/[a-z.]+\?k=[\w-]+$/);
		for (const value of Object.values(links.headers)) validateHeaderValue('x', value);
		expectSound(serve('c', getOf(links.click(`${SITE}/?a=${text}`)), tracking));
	});

	it('in the site that may read an answer: only the site itself stands there, as the browser wrote it', () => {
		const body = { type: 'page.viewed', visitorId: VISITOR };
		for (const origin of [`${SITE}/`, `${SITE}/x\r\ny: z`, `${SITE}?a`, SITE.toUpperCase()]) {
			const answer = serve('collect', requestOf({ body, headers: { origin } }), tracking);
			expectSound(answer);
			expect(answer.headers['access-control-allow-origin']).toBe(SITE);
		}
	});
});

describe('every answer', () => {
	it.each<[Route, string]>([
		['candidate.js', 'GET'],
		['collect', 'POST'],
		['form', 'POST'],
		['p.gif', 'GET'],
		['o.gif', 'GET'],
		['c', 'GET'],
		['u', 'GET'],
		['u', 'POST'],
		['hubspot', 'POST'],
		['collect', 'GET'],
		['collect', 'DELETE'],
	])('of %s %s is taken for what it is, and gives nothing away', (route, method) => {
		const answer = serve(route, requestOf({ method, body: {} }), tracking);
		expect(answer.headers['x-content-type-options']).toBe('nosniff');
		expect(answer.headers['referrer-policy']).toBe('no-referrer');
		expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
		if (route !== 'candidate.js') expect(answer.headers['cache-control']).toBe('no-store');
		expectSound(answer);
	});
});
