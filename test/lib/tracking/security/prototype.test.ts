import { serve, type TrackingAnswer, type TrackingRequest } from '../../../../lib/tracking';
import { decoded, getOf, requestOf, trackingOf, VISITOR } from '../../../support/tracking/requests';

const tracking = trackingOf({
	profileFields: [
		{ name: 'function', label: 'Job title' },
		{ name: 'constructor', label: 'A field with an unlucky name' },
	],
});

const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' };

const BODIES = [
	`{"__proto__":{"polluted":1},"type":"page.viewed","visitorId":"${VISITOR}"}`,
	`{"constructor":{"prototype":{"polluted":1}},"type":"page.viewed","visitorId":"${VISITOR}"}`,
	`{"visitorId":"${VISITOR}","events":[{"type":"page.viewed","__proto__":{"polluted":1}}]}`,
	`{"visitorId":"${VISITOR}","events":[{"type":"page.viewed","properties":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":"x"}}]}`,
	`{"visitorId":"${VISITOR}","events":[{"type":"page.viewed","properties":{"__proto__":"polluted"}}]}`,
	`{"__proto__":{"visitorId":"${VISITOR}","type":"page.viewed"}}`,
	`{"__proto__":[{"type":"page.viewed","visitorId":"${VISITOR}"}]}`,
	`[{"__proto__":{"type":"page.viewed","visitorId":"${VISITOR}"}}]`,
	'{"form":"contact","email":"noor@example.com","__proto__":{"polluted":1,"function":"x"}}',
	'{"form":"contact","email":"noor@example.com","constructor":{"prototype":{"polluted":1}}}',
	'{"form":"__proto__","email":"noor@example.com"}',
];

const FORMS = [
	'form=contact&email=noor%40example.com&__proto__[polluted]=1&__proto__=1&__proto__.polluted=1',
	'form=contact&email=noor%40example.com&constructor[prototype][polluted]=1&constructor=Carer',
	'__proto__=x&__proto__=y&form=contact&email=noor%40example.com',
	'form=constructor&email=noor%40example.com&hasOwnProperty=1&toString=1',
];

function safely(answer: TrackingAnswer): TrackingAnswer {
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	for (const { record } of answer.events) {
		for (const object of [record, record.properties ?? {}, record.profile ?? {}]) {
			expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
			expect(Object.hasOwn(object, '__proto__')).toBe(false);
		}
	}
	decoded(answer);
	return answer;
}

describe('nothing that is sent reaches the prototype of objects', () => {
	it.each(BODIES)('as JSON: %s', (body) => {
		for (const route of ['collect', 'form'] as const)
			safely(serve(route, requestOf({ body }), tracking));
		safely(serve('p.gif', getOf(`?d=${encodeURIComponent(body)}`), tracking));
	});

	it.each(FORMS)('as a form: %s', (body) => {
		safely(serve('form', requestOf({ body, headers: URLENCODED }), tracking));
		safely(serve('p.gif', getOf(`?${body}`), tracking));
	});

	it('and nothing is read from there', () => {
		const body = `{"__proto__":{"visitorId":"${VISITOR}","events":[{"type":"page.viewed"}]}}`;
		expect(serve('collect', requestOf({ body }), tracking)).toMatchObject({
			status: 400,
			events: [],
		});
		const form = 'form=contact&email=noor%40example.com';
		const { events } = serve('form', requestOf({ body: form, headers: URLENCODED }), tracking);
		expect(events[0].record.profile).toBeUndefined();
	});

	it('nor do headers called like its members', () => {
		const request: TrackingRequest = {
			...requestOf({ body: { type: 'page.viewed', visitorId: VISITOR } }),
			headers: JSON.parse(
				'{"__proto__":{"origin":"https://evil.example"},"content-type":"text/plain"}',
			) as Record<string, string>,
		};
		expect(serve('collect', request, tracking)).toMatchObject({
			status: 202,
			events: [{ quarantine: 'bot' }],
		});
	});
});

describe('what is nested deeply', () => {
	it.each([
		['lists', `${'['.repeat(60_000)}${']'.repeat(60_000)}`],
		['objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
		[
			'properties',
			`{"type":"page.viewed","visitorId":"${VISITOR}","properties":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`,
		],
		['lists that never end', '['.repeat(100_000)],
	])('%s, is refused or left out', (_, body) => {
		for (const route of ['collect', 'form'] as const) {
			const { status, events } = safely(serve(route, requestOf({ body }), tracking));
			expect(status).toBeLessThan(500);
			for (const { record } of events) expect(record.properties).toBeUndefined();
		}
	});
});
