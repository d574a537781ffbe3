import fc from 'fast-check';
import { openStore } from '../../nodes/shared/openStore';
import { HOSTILE_TEXTS } from '../lib/tracking/security/hostile';
import { useStoreFolder } from '../support/storeFolder';
import { PixelNode } from '../support/tracking/pixelNode';
import { SITE, VISITOR } from '../support/tracking/requests';

jest.mock('../../lib/tracking/script', () => {
	const actual = jest.requireActual<typeof import('../../lib/tracking/script')>(
		'../../lib/tracking/script',
	);
	// the real one is made by the build
	return { ...actual, loadScript: async () => actual.prepareScript('/* the script */') };
});
jest.setTimeout(120_000);

const SEED = 20261122;
const ROUTES = ['collect', 'form', 'p.gif', 'o.gif', 'c', 'u', 'hubspot', 'candidate.js', 'x'];
const JSON_TYPE = { 'content-type': 'application/json' };

const view = { type: 'vacancy.viewed', visitorId: VISITOR, subject: 'nurse' };
const nested = '['.repeat(20_000) + ']'.repeat(20_000);
const withPrototype =
	'{"visitorId":"visitor-0123456789","events":[{"type":"page.viewed","__proto__":{"isAdmin":true},"properties":{"__proto__":{"isAdmin":true}}}]}';

describe('Candidate Pixel Trigger, attacked', () => {
	useStoreFolder();
	const nodes: PixelNode[] = [];

	afterEach(async () => {
		for (const node of nodes.splice(0)) await node.close();
	});

	const make = (options: object = { perMinute: 0 }): PixelNode => {
		const node = new PixelNode({ parameters: { options } as never });
		nodes.push(node);
		return node;
	};
	const waiting = async ({ path }: PixelNode) =>
		(await (await openStore('')).inbox.state(path)).waiting;

	type Ask = Parameters<PixelNode['ask']>[1];
	it.each<[threat: string, route: string, ask: Ask, status: number]>([
		['broken JSON', 'collect', { body: '{"type":', headers: JSON_TYPE }, 400],
		['ten megabytes', 'collect', { body: 'x'.repeat(10_000_000) }, 413],
		['deep nesting', 'collect', { body: nested }, 400],
		['a wrong type', 'collect', { body: { ...view, type: 7 } }, 400],
		[
			'a type that only an ATS may tell',
			'collect',
			{ body: { ...view, type: 'application.status_changed' } },
			400,
		],
		[
			'another content type',
			'collect',
			{ body: '<a/>', headers: { 'content-type': 'text/xml' } },
			415,
		],
		['another site', 'collect', { body: view, headers: { origin: 'https://evil.example' } }, 403],
		[
			'a form of another site',
			'form',
			{ body: { form: 'x', email: 'a@example.com' }, headers: { origin: 'https://evil.example' } },
			403,
		],
		['a forged click', `c?k=${'A'.repeat(80)}`, { method: 'GET' }, 403],
		['an open redirect', 'c?k=x&target=https://evil.example', { method: 'GET' }, 403],
		[
			'a forged way out',
			`u?k=${'A'.repeat(80)}`,
			{ method: 'POST', body: 'List-Unsubscribe=One-Click' },
			403,
		],
		['a report that HubSpot did not sign', 'hubspot', { body: '[]', headers: JSON_TYPE }, 404],
		['a method that is none of its', 'collect', { method: 'GET' }, 405],
		['a name that nothing answers to', 'constructor', { method: 'GET' }, 404],
		['an address without end', `p.gif?d=${'x'.repeat(9_000)}`, { method: 'GET' }, 414],
	])('%s is refused: nothing is kept, nothing starts', async (_, route, ask, status) => {
		const node = make();
		const answer = await node.ask(route, ask);
		expect([answer.status, answer.headers.get('location')]).toEqual([status, null]);
		expect(await answer.text()).not.toMatch(/\bat .*:\d+:\d+|node_modules|Error:/);
		expect(node.results).toEqual([{ noWebhookResponse: true }]);
		expect(await waiting(node)).toBe(0);
	});

	it('a page of another site may not read an answer, whatever n8n lets it', async () => {
		const node = make();
		const foreign = await node.ask('collect', {
			body: view,
			headers: { origin: 'https://evil.example' },
		});
		expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
		const own = await node.ask('collect', { body: view });
		expect(own.headers.get('access-control-allow-origin')).toBe(SITE);
	});

	it('a flood from one address is turned away', async () => {
		const node = make({ perMinute: 60 });
		const answers = await Promise.all(
			Array.from({ length: 130 }, () => node.ask('collect', { body: view })),
		);
		const statuses = answers.map(({ status }) => status);
		expect(statuses.filter((status) => status === 202).length).toBeLessThanOrEqual(103);
		expect(new Set(statuses)).toEqual(new Set([202, 429]));
	});

	it('an event that is sent again has the id it had, so that it counts once', async () => {
		const node = make();
		for (let i = 0; i < 3; i++)
			await node.ask('collect', { body: { ...view, eventId: 'event-0123456789' } });
		const { inbox } = await openStore('');
		const lease = { limit: 10, nowMs: Date.now() + 60_000, untilMs: 0 };
		const { parcels } = await inbox.lease(node.path, lease);
		const ids = parcels.flatMap(({ events }) => events);
		expect(ids.map(({ eventId }) => eventId)).toEqual(Array(3).fill('web:event-0123456789'));
	});

	it('prototypes stay as they are', async () => {
		const node = make();
		expect((await node.ask('collect', { body: withPrototype })).status).toBe(202);
		expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		const { inbox } = await openStore('');
		const lease = { limit: 10, nowMs: Date.now() + 60_000, untilMs: 0 };
		expect(JSON.stringify(await inbox.lease(node.path, lease))).not.toContain('isAdmin');
	});

	it('hostile texts are kept as texts, in no header and no page', async () => {
		const node = make();
		for (const text of HOSTILE_TEXTS.filter(({ length }) => length < 10_000)) {
			const body = { form: 'contact', email: 'noor@example.com', subject: text, next: text };
			const answer = await node.ask('form', { body, headers: { accept: 'text/html' } });
			expect(answer.status).toBeLessThan(500);
			expect(answer.headers.get('location')).toBeNull();
			expect(await answer.text()).not.toMatch(/<script|onerror|javascript:/i);
		}
	});

	it('2,000 requests at random: no failure, no execution', async () => {
		const failed: unknown[] = [];
		const onFailure = (reason: unknown) => void failed.push(reason);
		process.on('unhandledRejection', onFailure);
		const node = make();
		const name = fc.constantFrom('type', 'visitorId', 'events', 'form', 'email', '__proto__', 'k');
		const value = fc.oneof(
			fc.constantFrom(...HOSTILE_TEXTS.filter(({ length }) => length < 1_000)),
			fc.jsonValue({ maxDepth: 2 }),
			fc.constantFrom('page.viewed', VISITOR, 'noor@example.com'),
		);
		const request = fc.record({
			route: fc.constantFrom(...ROUTES),
			query: fc.string({ maxLength: 60 }),
			method: fc.constantFrom('GET', 'POST', 'PUT'),
			type: fc.constantFrom(
				'application/json',
				'text/plain',
				'application/x-www-form-urlencoded',
				'multipart/form-data; boundary=x',
			),
			body: fc.oneof(fc.dictionary(name, value, { maxKeys: 6 }), fc.string({ unit: 'binary' })),
		});
		const requests = fc.sample(request, { numRuns: 2_000, seed: SEED });
		const statuses = new Map<number, number>();
		for (let i = 0; i < requests.length; i += 20) {
			const answers = requests
				.slice(i, i + 20)
				.map(async ({ route, query, method, type, body }) => {
					const url = `${route}?k=${encodeURIComponent(query.toWellFormed())}`;
					const headers = { 'content-type': type };
					const sent = method === 'GET' ? { method } : { method, body };
					const { status } = await node.ask(url, { ...sent, headers });
					statuses.set(status, (statuses.get(status) ?? 0) + 1);
				});
			await Promise.all(answers);
		}
		process.off('unhandledRejection', onFailure);
		expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
		expect(statuses.size).toBeGreaterThan(5);
		expect(failed).toEqual([]);
		expect(node.logged).toEqual([]);
		expect(node.results.every(({ workflowData }) => workflowData === undefined)).toBe(true);
	});
});
