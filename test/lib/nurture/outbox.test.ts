import fc from 'fast-check';
import {
	moveOn,
	retryAfter,
	type Guarantee,
	type Send,
	type SendEvent,
} from '../../../lib/nurture';
import { MemoryOutbox } from '../../support/nurture/MemoryOutbox';
import { describeOutbox } from '../../support/promises/outbox';

describeOutbox('in memory', async () => {
	const outbox = new MemoryOutbox<string>();
	return {
		outbox,
		idsIn: async (state) => outbox.in(state),
		close: async () => undefined,
	};
});

const queued = (guarantee: Guarantee): Send => ({
	id: 'see-1:42',
	guarantee,
	attempts: 0,
	state: 'queued',
	notBefore: 0,
});

const worker = fc.constantFrom('a', 'b');
const at = fc.integer({ min: 0, max: 100 });
const leaseUntil = fc.integer({ min: 0, max: 100 });
const notBefore = at;
const detail = fc.constant('gone');

const events: fc.Arbitrary<SendEvent> = fc.oneof(
	fc.record({ type: fc.constant('claimed' as const), worker, at, leaseUntil }),
	fc.record({ type: fc.constant('begun' as const), worker, at, leaseUntil }),
	fc.record({ type: fc.constant('sent' as const), worker, at, messageId: fc.constant('<1@x>') }),
	fc.record({ type: fc.constant('deferred' as const), worker, at, notBefore }),
	fc.record({ type: fc.constant('released' as const), worker, at, notBefore }),
	fc.record({
		type: fc.constant('failed' as const),
		worker,
		at,
		failure: fc.constant('policy' as const),
		detail,
	}),
	fc.record({ type: fc.constant('lost' as const), worker, at, detail }),
	fc.record({ type: fc.constant('withdrawn' as const), at, detail }),
	fc.record({ type: fc.constant('expired' as const), at }),
);
const byHand = fc.record({ type: fc.constant('requeued' as const), at });
const guarantee = fc.constantFrom<Guarantee>('atMostOnce', 'atLeastOnce');
const seeded = { seed: 4, numRuns: 1_000 };

describe('a mail of the outbox', () => {
	it('that was sent stays sent, whatever comes', () => {
		fc.assert(
			fc.property(guarantee, fc.array(fc.oneof(events, byHand)), (kind, list) => {
				let send = queued(kind);
				for (const event of list) {
					const next = moveOn(send, event);
					if (send.state === 'sent') expect(next.state).toBe('sent');
					send = next;
				}
			}),
			seeded,
		);
	});

	it('is begun at most once by itself, unless a try was known to have failed', () => {
		fc.assert(
			fc.property(fc.array(events), (list) => {
				let send = queued('atMostOnce');
				let begun = 0;
				for (const event of list) {
					const next = moveOn(send, event);
					if (next.state === 'sending' && send.state !== 'sending') begun++;
					const isKnownToHaveFailed = event.type === 'deferred' || event.type === 'released';
					if (send.state === 'sending' && next.state === 'queued') {
						expect(isKnownToHaveFailed).toBe(true);
						begun--;
					}
					expect(begun).toBeLessThanOrEqual(1);
					send = next;
				}
			}),
			seeded,
		);
	});

	it('is moved on only by the worker that holds it', () => {
		fc.assert(
			fc.property(guarantee, fc.array(events), (kind, list) => {
				let send = queued(kind);
				for (const event of list) {
					const next = moveOn(send, event);
					const isOthers = 'worker' in send && 'worker' in event && event.worker !== send.worker;
					if (isOthers) expect(next).toEqual(send);
					send = next;
				}
			}),
			seeded,
		);
	});

	it.each<[Guarantee, Send['state']]>([
		['atMostOnce', 'unknown'],
		['atLeastOnce', 'queued'],
	])('whose worker dies while it is sent is, %s, %s', (kind, state) => {
		const claimed = moveOn(queued(kind), { type: 'claimed', worker: 'a', at: 1, leaseUntil: 10 });
		const sending = moveOn(claimed, { type: 'begun', worker: 'a', at: 2, leaseUntil: 12 });
		expect(moveOn(sending, { type: 'expired', at: 11 })).toEqual(sending);
		expect(moveOn(sending, { type: 'expired', at: 12 }).state).toBe(state);
		expect(moveOn(claimed, { type: 'expired', at: 12 }).state).toBe('queued');
	});

	it('nobody can tell of is settled by its worker, when that was only slow', () => {
		const unknown: Send = { ...queued('atMostOnce'), state: 'unknown', at: 5, detail: 'gone' };
		const sent = moveOn(unknown, { type: 'sent', worker: 'a', at: 9, messageId: '<1@x>' });
		expect(sent).toMatchObject({ state: 'sent', at: 9 });
		expect(moveOn(unknown, { type: 'requeued', at: 9 })).toMatchObject({ state: 'queued' });
	});

	it('is tried five more times in about a day, later each time, and no sooner than asked', () => {
		const waits = [1, 2, 3, 4, 5].map((attempts) => retryAfter(attempts) ?? 0);
		expect(waits).toEqual([...waits].sort((a, b) => a - b));
		expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(23 * 3_600_000);
		expect(retryAfter(6)).toBeNull();
		expect(retryAfter(1, 900_000)).toBe(900_000);
	});
});
