import { createHmac } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import fc from 'fast-check';
import { Dice } from '../../../demo/town/dice';
import {
	ENDPOINTS,
	mailLinks,
	serve,
	type Route,
	type TrackingAnswer,
	type TrackingRequest,
} from '../../../lib/tracking';
import { decoded, HUMAN, NOW_MS, SITE, trackingOf, VISITOR } from '../../support/tracking/requests';
import { HOSTILE_TEXTS } from './security/hostile';

const REQUESTS = 100_000;
const SEED = 20261122;
const SECRET = 'the-secret-of-the-app';

const tracking = trackingOf({
	hubspotClientSecret: SECRET,
	forms: [{ key: 'contact' }],
	profileFields: [{ name: 'function', label: 'Job title' }],
	machineNetworks: ['203.0.113.0/24'],
	limits: { flood: { perMinute: 100_000, burst: 2_000, addresses: 50 } },
});

const links = mailLinks(
	{
		who: { kind: 'email', value: 'noor@example.com' },
		message: 'welcome',
		sentAt: 0,
		expiresAt: 9e12,
	},
	tracking,
);

const NAMES = [
	...[
		'events',
		'type',
		'visitorId',
		'eventId',
		'occurredAt',
		'sentAt',
		'subject',
		'source',
		'properties',
	],
	...['email', 'token', 'automated', 'form', 'consent', 'known', 'next', 'website', 'function'],
	...[
		'subscriptionType',
		'objectId',
		'propertyName',
		'propertyValue',
		'__proto__',
		'constructor',
		'length',
	],
];
const TEXTS = [
	...HOSTILE_TEXTS.filter(({ length }) => length < 1_000),
	...[
		'page.viewed',
		'vacancy.viewed',
		'candidate.identified',
		'consent.granted',
		'contact',
		'contact.creation',
	],
	...[
		VISITOR,
		'noor@example.com',
		'0123456789abcdef',
		`${SITE}/jobs`,
		'2026-11-22T11:00:00Z',
		'0-1',
	],
];

const value = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.jsonValue({ maxDepth: 3 }),
	fc.constantFrom<unknown>(NOW_MS, -1, 0, 1e308, -0, true, false, null, '', [], {}),
);
const fields = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 8 });
const event = fc.record({
	type: fc.constantFrom('page.viewed', 'vacancy.viewed', 'consent.granted', 'email.clicked'),
	subject: fc.oneof(fc.constantFrom(...TEXTS), value),
	occurredAt: value,
	properties: fc.oneof(fields, value),
});
const form = fc.record({
	form: fc.constant('contact'),
	email: fc.oneof(value, fc.constant('noor@example.com')),
	function: value,
	next: fc.oneof(value, fc.constant(`${SITE}/thanks`)),
});
const notification = fc.record({
	subscriptionType: fc.constantFrom('contact.creation', 'contact.propertyChange', 'deal.creation'),
	objectId: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1 }) }, value),
	propertyName: fc.constantFrom(...TEXTS),
	propertyValue: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...TEXTS) }, value),
});
const body = fc.oneof(
	{ weight: 2, arbitrary: fc.array(notification, { maxLength: 4 }) },
	{ weight: 3, arbitrary: fields },
	{
		weight: 3,
		arbitrary: fc.record({
			visitorId: fc.constant(VISITOR),
			events: fc.array(fc.oneof(event, fields), { maxLength: 5 }),
		}),
	},
	{ weight: 3, arbitrary: form },
	fc.array(fields, { maxLength: 4 }),
	value,
);

function drawn<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
	return fc.sample(arbitrary, { numRuns: count, seed: SEED });
}

const bodies = drawn(body, 1_500).map((content) => JSON.stringify(content));
const forms = drawn(fields, 500).map((content) =>
	Object.entries(content)
		.map(([name, text]) => `${name}=${encodeURIComponent(String(text).toWellFormed())}`)
		.join('&'),
);
const rubbish = drawn(fc.string({ unit: 'binary', maxLength: 200 }), 300);
const tokens = [links.click(`${SITE}/jobs`), links.open, links.unsubscribe, links.preferences].map(
	(url) => url.split('=')[1],
);

const METHODS = ['GET', 'POST', 'POST', 'HEAD', 'DELETE', 'OPTIONS', 'get', ''];
const TYPES = [
	'application/json',
	'text/plain;charset=UTF-8',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'',
];
const ADDRESSES = [
	'198.51.100.7',
	'203.0.113.5',
	'2001:db8::1',
	'::ffff:10.0.0.1',
	'',
	'x'.repeat(99),
];
const ORIGINS = [
	SITE,
	SITE,
	SITE,
	'https://a.jobs.example.com',
	'https://evil.example',
	'null',
	'',
];

/** One of the bodies, now and then cut, or with a byte changed. */
function bodyOf(dice: Dice): Buffer {
	const text = dice.pick(dice.pick([bodies, bodies, bodies, forms, rubbish]));
	const bytes = Buffer.from(text);
	if (bytes.length > 0 && dice.chance(0.1))
		bytes[dice.whole(0, bytes.length - 1)] = dice.whole(0, 255);
	return dice.chance(0.05) ? bytes.subarray(0, dice.whole(0, bytes.length)) : bytes;
}

function urlOf(dice: Dice): string {
	const token = dice.chance(0.5) ? dice.pick(tokens) : dice.pick(rubbish);
	return dice.pick([
		`/x?k=${token}`,
		`/x?k=${token.slice(0, dice.whole(0, token.length))}&k=${token}`,
		`/p.gif?d=${encodeURIComponent(dice.pick(bodies).toWellFormed())}`,
		`/p.gif?${dice.pick(forms)}`,
		`?${dice.pick(rubbish)}`,
		dice.pick(rubbish),
		'/',
	]);
}

function signatureOf(bytes: Buffer): string {
	const hmac = createHmac('sha256', SECRET).update(`POST${tracking.settings.publicUrl}/hubspot`);
	return hmac.update(bytes).update(String(NOW_MS)).digest('base64');
}

function requestBy(dice: Dice, route: Route): TrackingRequest {
	const bytes = bodyOf(dice);
	const text = dice.chance(0.1) ? dice.pick(rubbish) : '';
	return {
		method: dice.chance(0.8) ? dice.pick(['GET', 'POST']) : dice.pick(METHODS),
		url: route === 'hubspot' && dice.chance(0.8) ? '/hubspot' : urlOf(dice),
		headers: {
			...HUMAN,
			'content-type': dice.pick(TYPES),
			origin: dice.pick(ORIGINS),
			accept: dice.pick(['*/*', 'text/html']),
			'user-agent': dice.chance(0.8) ? HUMAN['user-agent'] : text,
			'if-none-match': text,
			referer: [text, text],
			'x-hubspot-signature-v3': route === 'hubspot' && dice.chance(0.5) ? signatureOf(bytes) : text,
			'x-hubspot-request-timestamp': String(NOW_MS),
		},
		body: bytes,
		address: dice.pick(ADDRESSES),
		receivedAt: NOW_MS,
	};
}

/** What holds of every answer, whatever was sent. */
function check(route: Route, request: TrackingRequest, answer: TrackingAnswer): void {
	const { status, headers, events } = answer;
	if (status < 200 || status > 499) throw new Error(`status ${status}`);
	for (const [name, text] of Object.entries(headers)) {
		validateHeaderName(name);
		validateHeaderValue(name, text);
	}
	const { location } = headers;
	if (location !== undefined && !tracking.sites.include(location)) throw new Error(location);
	if (events.length > 0 && status >= 400) throw new Error(`${events.length} events with ${status}`);
	const methods: readonly string[] = ENDPOINTS[route].methods;
	if (!methods.includes(request.method) && status !== 405)
		throw new Error(`${request.method}: ${status}`);
	// throws for an event that the store would refuse
	decoded(answer);
}

describe('a hundred thousand requests of all kinds', () => {
	const dice = new Dice(SEED);
	const routes = Object.keys(ENDPOINTS) as Route[];
	const statuses = new Map<number, number>();
	const stored = new Map<Route, number>();

	it('are all answered, and what is stored of them can be read again', () => {
		for (let i = 0; i < REQUESTS; i++) {
			const route = dice.pick(routes);
			const request = requestBy(dice, route);
			const answer = serve(route, request, tracking);
			check(route, request, answer);
			statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
			stored.set(route, (stored.get(route) ?? 0) + answer.events.length);
		}
		expect(tracking.flood?.size).toBeLessThanOrEqual(50);
	});

	it('among which are all kinds of answers, and events from every route that stores', () => {
		const answers = [200, 202, 204, 302, 303, 400, 401, 403, 405, 415, 422, 429];
		expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining(answers));
		for (const route of routes)
			expect([route, (stored.get(route) ?? 0) > 20]).toEqual([route, route !== 'candidate.js']);
	});
});

describe('whatever is in a request', () => {
	it.each(Object.keys(ENDPOINTS) as Route[])('%s answers it', (route) => {
		const request = fc.record<TrackingRequest>({
			method: fc.constantFrom('GET', 'POST'),
			url: fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' })),
			headers: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
			body: fc.uint8Array({ maxLength: 300 }),
			address: fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()),
			receivedAt: fc.constant(NOW_MS),
		});
		fc.assert(
			fc.property(request, (sent) => check(route, sent, serve(route, sent, tracking))),
			{ seed: SEED, numRuns: 500 },
		);
	});
});
