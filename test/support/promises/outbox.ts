import type { Guarantee, Outbox, Settlement } from '../../../lib/nurture';

/** An outbox of an implementation, and how to look into it. */
export interface OutboxPlace {
	outbox: Outbox<string>;
	/** The ids of the mails in a state, in any order. */
	idsIn(state: 'queued' | 'sent' | 'failed' | 'unknown'): Promise<string[]>;
	close(): Promise<void>;
}

const LEASE_MS = 1_000;

/** What every outbox promises (see the port). */
export function describeOutbox(name: string, make: () => Promise<OutboxPlace>): void {
	describe(`the outbox ${name}`, () => {
		let place: OutboxPlace;

		beforeEach(async () => {
			place = await make();
		});

		afterEach(() => place.close());

		const put = (ids: readonly string[], guarantee: Guarantee = 'atMostOnce', notBefore = 0) =>
			place.outbox.put(ids.map((id) => ({ id, guarantee, notBefore, letter: `to ${id}` })));
		const claim = async (worker: string, at = 0, limit = 10) =>
			(await place.outbox.claim(worker, limit, at, LEASE_MS)).map(({ id }) => id).sort();
		const begin = async (worker: string, ids: readonly string[], at = 0) =>
			(await place.outbox.begin(worker, ids, at, LEASE_MS)).sort();
		const settle = (settlement: Settlement) => place.outbox.settle([settlement]);
		const sent = (id: string, worker: string, at = 0) =>
			settle({ id, worker, at, type: 'sent', messageId: `<${id}@x>` });

		it('keeps a mail once, however often it is put in', async () => {
			await put(['a', 'b', 'a']);
			await put(['b', 'c']);
			expect(await claim('w')).toEqual(['a', 'b', 'c']);
			expect(await claim('w')).toEqual([]);
			await put(['a']);
			expect(await claim('w')).toEqual([]);
		});

		it('gives what it takes to write a mail, and how often it was tried', async () => {
			await put(['a']);
			expect(await place.outbox.claim('w', 1, 0, LEASE_MS)).toEqual([
				{ id: 'a', attempts: 0, letter: 'to a' },
			]);
		});

		it('gives a mail to one worker, and no more than were asked for', async () => {
			await put(['a', 'b', 'c', 'd', 'e']);
			const [first, second] = await Promise.all([claim('v', 0, 3), claim('w', 0, 3)]);
			expect([...first, ...second].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
		});

		it('gives nothing before its moment', async () => {
			await put(['a'], 'atMostOnce', 500);
			expect(await claim('w', 499)).toEqual([]);
			expect(await claim('w', 500)).toEqual(['a']);
		});

		it('lets only the worker begin that holds a mail', async () => {
			await put(['a', 'b']);
			await claim('v', 0, 1);
			await claim('w', 0, 1);
			const ids = await begin('v', ['a', 'b']);
			expect(ids).toHaveLength(1);
			expect(await begin('v', ids)).toEqual([]);
		});

		it('settles what was sent before together with what it begins, and without', async () => {
			await put(['a', 'b']);
			await claim('w');
			await begin('w', ['a']);
			const told = { worker: 'w', at: 0, type: 'sent' as const };
			const begun = await place.outbox.begin('w', ['b'], 0, LEASE_MS, [
				{ ...told, id: 'a', messageId: '<a@x>' },
			]);
			expect(begun).toEqual(['b']);
			expect(await place.idsIn('sent')).toEqual(['a']);
			await place.outbox.begin('w', [], 0, LEASE_MS, [{ ...told, id: 'b', messageId: '<b@x>' }]);
			expect((await place.idsIn('sent')).sort()).toEqual(['a', 'b']);
		});

		it('gives what was only claimed to others once its lease has run out', async () => {
			await put(['a']);
			await claim('dead');
			expect(await claim('w', LEASE_MS - 1)).toEqual([]);
			expect(await claim('w', LEASE_MS)).toEqual(['a']);
			expect(await begin('dead', ['a'], LEASE_MS)).toEqual([]);
		});

		it('lists as unknown what its worker was sending when it died, and gives it to nobody', async () => {
			await put(['a']);
			await claim('dead');
			await begin('dead', ['a']);
			expect(await claim('w', LEASE_MS)).toEqual([]);
			expect(await place.idsIn('unknown')).toEqual(['a']);
			await sent('a', 'dead', LEASE_MS);
			expect([await place.idsIn('unknown'), await place.idsIn('sent')]).toEqual([[], ['a']]);
		});

		it('gives it to others where it may arrive twice', async () => {
			await put(['a'], 'atLeastOnce');
			await claim('dead');
			await begin('dead', ['a']);
			expect(await claim('w', LEASE_MS)).toEqual(['a']);
		});

		it('renews a lease when a mail is begun', async () => {
			await put(['a']);
			await claim('w', 0);
			await begin('w', ['a'], LEASE_MS - 1);
			await claim('v', LEASE_MS);
			expect(await place.idsIn('unknown')).toEqual([]);
		});

		it('keeps every end of a try, and tries again what was deferred, counting', async () => {
			await put(['sent', 'failed', 'lost', 'deferred', 'released']);
			const by = { worker: 'w', at: 0 };
			await begin('w', await claim('w'));
			await place.outbox.settle([
				{ id: 'sent', ...by, type: 'sent', messageId: '<1@x>' },
				{ id: 'failed', ...by, type: 'failed', failure: 'hardBounce', detail: '550' },
				{ id: 'lost', ...by, type: 'lost', detail: 'connection lost' },
				{ id: 'deferred', ...by, type: 'deferred', notBefore: 10 },
				{ id: 'released', ...by, type: 'released', notBefore: 20 },
			]);
			expect(await place.idsIn('sent')).toEqual(['sent']);
			expect(await place.idsIn('failed')).toEqual(['failed']);
			expect(await place.idsIn('unknown')).toEqual(['lost']);
			expect(await place.outbox.claim('w', 9, 10, LEASE_MS)).toMatchObject([
				{ id: 'deferred', attempts: 1 },
			]);
			expect(await place.outbox.claim('w', 9, 20, LEASE_MS)).toMatchObject([
				{ id: 'released', attempts: 0 },
			]);
		});

		it('is not moved by a worker that does not hold the mail', async () => {
			await put(['a']);
			await begin('w', await claim('w'));
			await settle({ id: 'a', worker: 'v', at: 0, type: 'released', notBefore: 0 });
			expect(await place.idsIn('queued')).toEqual([]);
			await sent('a', 'w');
			await settle({ id: 'a', worker: 'w', at: 1, type: 'deferred', notBefore: 0 });
			expect(await place.idsIn('sent')).toEqual(['a']);
		});
	});
}
