import type { MailJob } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { jobOf } from '../nurture/storeOutbox';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(1);
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function promisesOfMails(makePlace: MakePlace): void {
	describe('mails', () => {
		const at = useStore(makePlace);
		const nurture = () => at.store.nurture;
		const put = (id: string, candidateId: number, changes: Partial<MailJob> = {}) =>
			nurture().outbox.put([
				{ id, guarantee: 'atMostOnce', notBefore: now, letter: jobOf(candidateId, changes) },
			]);
		const claim = async (worker = 'w', atMs = now) =>
			(await nurture().outbox.claim(worker, 10, atMs, HOUR_MS)).map(({ id }) => id);
		const begin = async (worker = 'w') => {
			const ids = await claim(worker);
			return await nurture().outbox.begin(worker, ids, now, HOUR_MS);
		};
		const by = { worker: 'w', at: now + 1 };

		it('to one candidate are claimed one after the other, whoever claims', async () => {
			await put('a', 7);
			await put('b', 7, { sequence: 'other' });
			const other = await at.place.open();
			const both = await Promise.all([
				nurture().outbox.claim('v', 10, now, HOUR_MS),
				other.nurture.outbox.claim('w', 10, now, HOUR_MS),
			]);
			expect(both.flat().map(({ id }) => id)).toEqual(['a']);
			const worker = both[0].length > 0 ? 'v' : 'w';
			await nurture().outbox.settle([
				{ id: 'a', worker, at: now, type: 'failed', failure: 'policy', detail: '' },
			]);
			expect(await claim()).toEqual(['b']);
		});

		it('are claimed as they were put, the oldest first', async () => {
			const job = jobOf(7, { address: 'jürgen@example.com', dueAt: now - 5 });
			await nurture().outbox.put([
				{ id: 'b', guarantee: 'atMostOnce', notBefore: now, letter: jobOf(8) },
				{ id: 'a', guarantee: 'atMostOnce', notBefore: now - 1, letter: job },
			]);
			expect(await nurture().outbox.claim('w', 1, now, HOUR_MS)).toEqual([
				{ id: 'a', attempts: 0, letter: job },
			]);
		});

		it('are shown by state, candidate and sequence, and found by their Message-ID', async () => {
			await put('a', 7);
			await put('b', 8, { sequence: 'other' });
			await put('c', 9);
			await begin();
			await nurture().outbox.settle([
				{ id: 'a', ...by, type: 'sent', messageId: '<a@x>' },
				{ id: 'b', ...by, type: 'failed', failure: 'hardBounce', detail: '550 5.1.1' },
				{ id: 'c', ...by, type: 'lost', detail: 'gone' },
			]);
			const ids = async (filter: object) =>
				(await nurture().mails({ limit: 9, ...filter })).map(({ id }) => id);
			expect(await ids({ states: ['failed', 'unknown'] })).toEqual(
				expect.arrayContaining(['b', 'c']),
			);
			expect(await ids({ states: ['unknown'], sequence: 'other' })).toEqual([]);
			expect(await ids({ states: ['sent', 'failed'] })).toEqual(['a', 'b']);
			expect(await ids({ candidateId: 7 })).toEqual(['a']);
			expect(await ids({ limit: 2 })).toHaveLength(2);
			expect(await nurture().mailsByMessageId(['<a@x>', '<z@x>'])).toMatchObject([
				{ id: 'a', state: 'sent', at: now + 1, messageId: '<a@x>', address: 'p7@example.com' },
			]);
			expect(await nurture().countMails()).toEqual([
				{ sequence: 'other', step: 'first', state: 'failed', failure: 'hardBounce', mails: 1 },
				{ sequence: 'short', step: 'first', state: 'sent', failure: null, mails: 1 },
				{ sequence: 'short', step: 'first', state: 'unknown', failure: null, mails: 1 },
			]);
		});

		it('that failed or are unknown are sent again only by hand', async () => {
			await put('a', 7);
			await put('b', 8);
			await begin();
			await nurture().outbox.settle([
				{ id: 'a', ...by, type: 'lost', detail: 'gone' },
				{ id: 'b', ...by, type: 'sent', messageId: '<b@x>' },
			]);
			expect(await claim('w', now + 9 * HOUR_MS)).toEqual([]);
			expect(await nurture().requeue(['a', 'b', 'c'], now)).toEqual(['a']);
			expect(await claim()).toEqual(['a']);
		});

		it('count for what somebody got from the moment they are on their way', async () => {
			await put('a', 7);
			await put('b', 8);
			const question = {
				sinceMs: now,
				types: [],
				everythingSinceMs: now + 1,
				modelKey: preset.model.key,
			};
			await claim();
			expect(await nurture().lives([7, 8], question)).toEqual(new Map());
			await nurture().outbox.begin('w', ['a'], now, HOUR_MS);
			const lives = await nurture().lives([7, 8], question);
			expect(lives).toEqual(new Map([[7, { mails: [now], events: [], buckets: [] }]]));
		});

		it('are looked at with what happened to who gets them', async () => {
			const who = { email: 'ann@example.com' };
			const [{ candidateId }] = await at.store.record(
				[
					eventOf(who, { type: 'application.submitted', occurredAt: now, subject: 'v-1' }),
					eventOf(who, { type: 'application.submitted', occurredAt: now - 9 }),
					eventOf(who, { type: 'page.viewed', occurredAt: now }),
					eventOf(who, { type: 'page.viewed', occurredAt: now + 5, subject: '/late' }),
				],
				preset,
				now + 6,
			);
			const lives = await nurture().lives([candidateId, candidateId + 1], {
				sinceMs: now,
				types: ['application.submitted'],
				everythingSinceMs: now + 5,
				modelKey: preset.model.key,
			});
			const life = lives.get(candidateId);
			expect(life?.events.map(({ type, subject }) => [type, subject])).toEqual([
				['application.submitted', 'v-1'],
				['page.viewed', '/late'],
			]);
			expect(life?.buckets).toMatchObject([{ at: now + 6 }]);
			expect(lives.size).toBe(1);
		});

		it('have an allowance by the hour that all who send share', async () => {
			const other = await at.place.open();
			const take = (store = at.store, wanted = 40, atMs = now) =>
				store.nurture.takeQuota('a@x', wanted, 100, atMs);
			const taken = await Promise.all([take(), take(other), take(), take(other)]);
			expect(taken.sort((a, b) => a - b)).toEqual([0, 20, 40, 40]);
			expect(await nurture().takeQuota('b@x', 5, 100, now)).toBe(5);
			expect(await take(at.store, 40, now + 59 * MINUTE_MS)).toBe(0);
			await nurture().returnQuota('a@x', 30);
			expect(await take(at.store, 40, now + 59 * MINUTE_MS)).toBe(30);
			expect(await take(at.store, 80, now + 60 * MINUTE_MS)).toBe(70);
		});
	});
}
