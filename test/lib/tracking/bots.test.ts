import { quarantineBursts, serve, type TrackedEvent } from '../../../lib/tracking';
import { NOW_MS, requestOf, trackingOf, VISITOR } from '../../support/tracking/requests';

const view = { type: 'page.viewed', visitorId: VISITOR };

function reasonFor(given: Parameters<typeof requestOf>[0], body: unknown = view) {
	const tracking = trackingOf({ machineNetworks: ['203.0.113.0/24', '2001:db8::/32'] });
	const { events, status } = serve('collect', requestOf({ body, ...given }), tracking);
	expect(status).toBe(202);
	return events[0].quarantine;
}

describe('bots are kept and shown, not scored', () => {
	it.each([
		'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
		'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
		'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
		'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
		'facebookexternalhit/1.1',
		'curl/8.5.0',
		'python-requests/2.31.0',
		'Go-http-client/2.0',
		'',
	])('%s', (userAgent) => {
		expect(reasonFor({ headers: { 'user-agent': userAgent } })).toBe('bot');
	});

	it.each([
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
		'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
		'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
	])('but not people: %s', (userAgent) => {
		expect(reasonFor({ headers: { 'user-agent': userAgent } })).toBeNull();
	});

	it.each([
		['automated', { headers: { 'sec-ch-ua': '"HeadlessChrome";v="131"' } }],
		['automated', { headers: { 'accept-language': undefined } }],
		['prefetch', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
		['prefetch', { headers: { purpose: 'prefetch' } }],
		['machine-network', { address: '203.0.113.9' }],
		['machine-network', { address: '::ffff:203.0.113.9' }],
		['machine-network', { address: '2001:db8:1::1' }],
		[null, { address: '2001:db9::1' }],
		[null, { address: 'unknown' }],
	])('%s: %j', (reason, given) => {
		expect(reasonFor(given)).toBe(reason);
	});

	it('automated: a browser that says a program drives it', () => {
		expect(reasonFor({}, { visitorId: VISITOR, automated: true, events: [view] })).toBe(
			'automated',
		);
		expect(reasonFor({}, { visitorId: VISITOR, automated: false, events: [view] })).toBeNull();
	});
});

describe('clicks of a scanner, which opens every link at once', () => {
	let made = 0;

	function click(atMs: number, link = `link-${++made}`, email = 'noor@example.com'): TrackedEvent {
		const record = { type: 'email.clicked', occurredAt: NOW_MS + atMs, email, eventId: link };
		return { record, quarantine: null };
	}

	const quarantined = (events: TrackedEvent[]) =>
		quarantineBursts(events).map(({ quarantine }) => quarantine !== null);

	it.each([
		['three within two seconds', [0, 900, 2_000], [true, true, true]],
		['three within a longer time', [0, 900, 2_001], [false, false, false]],
		['two at once', [0, 0], [false, false]],
		['five, in any order', [1_500, 100, 700, 0, 90_000], [true, true, true, true, false]],
		['four, each three close', [0, 1_500, 2_000, 3_400], [true, true, true, true]],
		['none', [], []],
	])('%s', (_, times, expected) => {
		expect(quarantined(times.map((at) => click(at)))).toEqual(expected);
	});

	it('are told from the same link opened again and again', () => {
		expect(quarantined([0, 1, 2, 3].map((at) => click(at, 'same')))).not.toContain(true);
	});

	it('are told from many people who click at the same time', () => {
		const clicks = ['a', 'b', 'c', 'd'].map((name) => click(0, undefined, `${name}@example.com`));
		expect(quarantined(clicks)).not.toContain(true);
	});

	it('are found among others, which stay as they are', () => {
		const other: TrackedEvent = {
			record: { type: 'page.viewed', occurredAt: NOW_MS, email: 'noor@example.com' },
			quarantine: null,
		};
		const bot: TrackedEvent = { ...click(1), quarantine: 'too-soon' };
		const marked = quarantineBursts([other, click(0), bot, click(2)]);
		expect(marked.map(({ quarantine }) => quarantine)).toEqual([
			null,
			'burst',
			'too-soon',
			'burst',
		]);
		expect(marked[0]).toBe(other);
	});

	it('are looked for in one pass', () => {
		const clicks = Array.from({ length: 50_000 }, (_, i) => click(i % 3, `link-${i % 50}`));
		expect(quarantined(clicks)).not.toContain(false);
	});
});
