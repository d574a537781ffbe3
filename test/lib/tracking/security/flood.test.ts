import { serve } from '../../../../lib/tracking';
import { networkOf } from '../../../../lib/tracking/address';
import { FloodLimit } from '../../../../lib/tracking/flood';
import { getOf, NOW_MS, requestOf, trackingOf, VISITOR } from '../../../support/tracking/requests';

const flood = { perMinute: 60, burst: 10, addresses: 100 };
const view = { type: 'page.viewed', visitorId: VISITOR };

/** How many of so many requests of one address, at one moment, are let in. */
function admitted(limit: FloodLimit, address: string, requests: number, nowMs = NOW_MS): number {
	let count = 0;
	for (let i = 0; i < requests; i++) if (limit.admits(address, nowMs)) count++;
	return count;
}

describe('a flood from one address', () => {
	it('is refused after the first requests, and nothing of it is stored', () => {
		const tracking = trackingOf({ limits: { flood } });
		const answers = Array.from({ length: 1_000 }, () =>
			serve('collect', requestOf({ body: view }), tracking),
		);
		expect(answers.flatMap(({ events }) => events)).toHaveLength(10);
		expect(answers.at(-1)).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
	});

	it('is counted over all open addresses together', () => {
		const tracking = trackingOf({ limits: { flood: { ...flood, burst: 3 } } });
		const form = { form: 'contact', email: 'noor@example.com' };
		const statuses = [
			serve('collect', requestOf({ body: view }), tracking),
			serve('form', requestOf({ body: form }), tracking),
			serve('p.gif', getOf('?type=page.viewed'), tracking),
			serve('collect', requestOf({ body: view }), tracking),
			serve('form', requestOf({ body: form }), tracking),
			serve('p.gif', getOf('?type=page.viewed'), tracking),
		].map(({ status }) => status);
		expect(statuses).toEqual([202, 202, 200, 429, 429, 429]);
	});

	it('ends when it ends', () => {
		const limit = new FloodLimit(flood);
		expect(admitted(limit, '192.0.2.1', 100)).toBe(10);
		expect(admitted(limit, '192.0.2.1', 100, NOW_MS + 3_000)).toBe(3);
		expect(admitted(limit, '192.0.2.1', 100, NOW_MS + 600_000)).toBe(10);
	});

	it('does not refuse others', () => {
		const limit = new FloodLimit(flood);
		admitted(limit, '192.0.2.1', 1_000);
		expect(admitted(limit, '192.0.2.2', 5)).toBe(5);
	});

	it('does not refuse what is signed: mail providers and HubSpot send much from few addresses', () => {
		const tracking = trackingOf({ limits: { flood: { ...flood, burst: 1 } } });
		for (let i = 0; i < 5; i++) {
			expect(serve('u', getOf('?k=x'), tracking).status).toBe(403);
			expect(serve('candidate.js', getOf('/candidate.js'), tracking).status).toBe(200);
		}
	});

	it('is not hidden by the addresses of one network, nor by a clock that goes back', () => {
		const limit = new FloodLimit(flood);
		let count = 0;
		for (let i = 0; i < 500; i++)
			if (limit.admits(`2001:db8:1:2::${i.toString(16)}`, NOW_MS - i)) count++;
		expect(count).toBe(10);
		expect(limit.size).toBe(1);
	});
});

describe('a flood from many addresses', () => {
	it('takes no more memory than was set aside, and forgets who was silent longest', () => {
		const limit = new FloodLimit(flood);
		admitted(limit, '198.51.100.1', 10);
		for (let i = 0; i < 100_000; i++)
			limit.admits(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, NOW_MS);
		expect(limit.size).toBe(100);
		expect(limit.admits('198.51.100.1', NOW_MS)).toBe(true);
	});

	it('does not make it forget who keeps sending', () => {
		const limit = new FloodLimit(flood);
		let count = 0;
		for (let i = 0; i < 10_000; i++) {
			limit.admits(`10.0.${i >> 8}.${i & 255}`, NOW_MS);
			if (limit.admits('198.51.100.1', NOW_MS)) count++;
		}
		expect(count).toBe(10);
	});

	it('takes no more memory for long addresses', () => {
		expect(networkOf('x'.repeat(1_000_000)).length).toBeLessThan(50);
	});
});

describe('the network of an address', () => {
	it.each([
		['192.0.2.1', '192.0.2.1'],
		['::ffff:192.0.2.1', '192.0.2.1'],
		['2001:0db8:0001:0002:0003::1', '2001:db8:1:2::'],
		['2001:db8::1', '2001:db8:0:0::'],
		['2001:DB8::', '2001:db8:0:0::'],
		['::1', '0:0:0:0::'],
		['::', '0:0:0:0::'],
		['fe80::1%eth0', 'fe80:0:0:0::'],
		['64:ff9b::192.0.2.1', '64:ff9b:0:0::'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
		['', ''],
		['not an address', 'not an address'],
	])('%s is %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
