import type { TrackingRequest, TrackingSettingsInput } from '../../../lib/tracking';
import { serve } from '../../../lib/tracking';
import { decoded, NOW_MS, requestOf, trackingOf, VISITOR } from '../../support/tracking/requests';
import cases from './collect.json';

interface Case {
	name: string;
	body: unknown;
	expected: Array<Record<string, unknown>>;
	without?: string[];
	refused?: number;
}

const view = { type: 'page.viewed', visitorId: VISITOR };

function collect(request: TrackingRequest, changes: Partial<TrackingSettingsInput> = {}) {
	return serve('collect', request, trackingOf(changes));
}

describe('collect stores (MSR-17)', () => {
	it.each(cases as Case[])('$name', ({ body, expected, without = [], refused = 0 }) => {
		const answer = collect(requestOf({ body }));
		expect(answer.status).toBe(202);
		expect(JSON.parse(String(answer.body))).toEqual({ accepted: expected.length, refused });
		expect(answer.events.map(({ record }) => record)).toMatchObject(expected);
		for (const { record, quarantine } of answer.events) {
			expect(quarantine).toBeNull();
			for (const name of without) expect((record as object)[name as never]).toBeUndefined();
		}
		expect(decoded(answer)).toHaveLength(expected.length);
	});

	it('a text that is too long cut, and never in the middle of a character', () => {
		const subject = `/${'a'.repeat(498)}😀 and more`;
		const answer = collect(requestOf({ body: { ...view, subject } }));
		expect(answer.events[0].record.subject).toBe(`/${'a'.repeat(498)}\ufffd`);
		expect(decoded(answer)).toHaveLength(1);
	});

	it('at most twenty properties, of four thousand characters together', () => {
		const propertiesOf = (properties: object) =>
			collect(requestOf({ body: { ...view, properties } })).events[0].record.properties ?? {};
		const named = (count: number, value: unknown) =>
			Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, value]));
		expect(Object.keys(propertiesOf(named(30, 1)))).toHaveLength(20);
		const long = propertiesOf(named(20, '"'.repeat(1_000)));
		expect(JSON.stringify(long).length).toBeLessThanOrEqual(4_000);
		expect(long.p0).toHaveLength(300);
	});

	it.each(['application/json', 'text/plain', 'text/plain;charset=UTF-8', 'Application/JSON; x=y'])(
		'what comes as %s',
		(type) => {
			const request = requestOf({ body: view, headers: { 'content-type': type } });
			expect(collect(request).events).toHaveLength(1);
		},
	);

	it('what a page of any subdomain of a site tells, and lets it read the answer', () => {
		const origin = 'https://utrecht.jobs.example.com';
		const { events, headers } = collect(requestOf({ body: view, headers: { origin } }));
		expect(events).toHaveLength(1);
		expect(headers['access-control-allow-origin']).toBe(origin);
	});
});

describe('when something happened', () => {
	const HOUR_MS = 3_600_000;

	function occurredAt(body: Record<string, unknown>): number {
		const [event] = collect(requestOf({ body: { visitorId: VISITOR, ...body } })).events;
		return event.record.occurredAt - NOW_MS;
	}

	it.each([
		['is now, where the browser does not say', {}, undefined, 0],
		['is as long ago as the browser says', { sentAt: NOW_MS }, NOW_MS - HOUR_MS, -HOUR_MS],
		['does not depend on a clock years ahead', { sentAt: 9e12 }, 9e12 - HOUR_MS, -HOUR_MS],
		['does not depend on a clock that began in 1970', { sentAt: HOUR_MS }, 0, -HOUR_MS],
		['is never in the future', { sentAt: NOW_MS }, NOW_MS + HOUR_MS, 0],
		['is at most a day ago', { sentAt: NOW_MS }, NOW_MS - 99 * HOUR_MS, -24 * HOUR_MS],
		['can be said in words', { sentAt: '2026-11-22T12:00:00Z' }, '2026-11-22T11:00Z', -HOUR_MS],
		['is now, where it is said in words that are none', { sentAt: NOW_MS }, 'yesterday', 0],
		['is as said, where the browser does not say when it sent it', {}, NOW_MS - 60_000, -60_000],
	])('%s', (_, envelope, said, expected) => {
		const events = [{ type: 'page.viewed', occurredAt: said }];
		expect(occurredAt({ ...envelope, events })).toBe(expected);
	});
});

describe('collect refuses', () => {
	it.each([
		['another method', { method: 'GET' }, 405],
		[
			'another content type',
			{ headers: { 'content-type': 'multipart/form-data; boundary=x' } },
			415,
		],
		['no content type', { headers: { 'content-type': undefined } }, 415],
		['broken JSON', { body: '{"events": [' }, 400],
		['an empty body', { body: '' }, 400],
		['a text', { body: '"text"' }, 400],
		['a number', { body: '7' }, 400],
		['nothing', { body: 'null' }, 400],
		['events that are no list', { body: { events: 'all' } }, 400],
		['a visitor id that is none', { body: { visitorId: 'a b', events: [view] } }, 400],
		['only events that are none', { body: [{ type: 'page.viewed', visitorId: 7 }] }, 400],
		['an event of nobody', { body: { type: 'page.viewed' } }, 400],
		['an address that is none', { body: { type: 'candidate.identified', email: 'noor' } }, 400],
		['a token that is none', { body: { type: 'candidate.identified', token: 'x' } }, 400],
		['a page of another site', { headers: { origin: 'https://evil.example' } }, 403],
		['a page that hides where it is from', { headers: { origin: 'null' } }, 403],
		[
			'a page of another site without Origin',
			{ headers: { origin: undefined, referer: 'https://evil.example/x' } },
			403,
		],
		['an address of 9,000 characters', { url: `/x?${'y'.repeat(9_000)}` }, 414],
		['a body of 10 MB', { body: 'x'.repeat(10_000_000) }, 413],
	])('%s', (_, given, status) => {
		const { events, body, ...answer } = collect(requestOf({ body: view, ...given }));
		expect(answer.status).toBe(status);
		expect(events).toEqual([]);
		expect(String(body)).not.toMatch(/Error|at .*:\d/);
	});

	it('more events than allowed, and stores none of them', () => {
		const changes = { limits: { eventsPerRequest: 3, flood: null } };
		const four = collect(requestOf({ body: Array.from({ length: 4 }, () => view) }), changes);
		expect(four).toMatchObject({ status: 413, events: [] });
		const three = collect(requestOf({ body: [view, view, view] }), changes);
		expect(three.events).toHaveLength(3);
	});

	it('what only an ATS, HubSpot or a mail server can know', () => {
		const types = [
			'application.status_changed',
			'email.clicked',
			'email.unsubscribed',
			'appointment.booked',
			'profile.updated',
			'candidate.paused',
			'hubspot.property_change',
			'webinar.attended',
			'page',
			'page.*',
			'pages.viewed',
		];
		const answer = collect(requestOf({ body: types.map((type) => ({ ...view, type })) }));
		expect(answer).toMatchObject({ status: 400, events: [] });
	});

	it('types beyond those of its owner, who can name more', () => {
		const event = { ...view, type: 'calculator.used' };
		expect(collect(requestOf({ body: event })).events).toEqual([]);
		const { events } = collect(requestOf({ body: event }), { eventTypes: ['calculator.*'] });
		expect(events).toHaveLength(1);
		expect(collect(requestOf({ body: view }), { eventTypes: ['calculator.*'] }).events).toEqual([]);
	});
});
