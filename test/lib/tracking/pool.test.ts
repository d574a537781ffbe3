import fc from 'fast-check';
import type { InboxEvent } from '../../../lib/store';
import { Pool, type Run } from '../../../lib/tracking/drain/Pool';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

/** An event of somebody in a browser, or of somebody who said who they are in it. */
const record = fc
	.tuple(name, fc.option(name, { nil: undefined, freq: 4 }))
	.map(([visitorId, email]) => ({ visitorId, ...(email && { email }) }));

/** Events that were kept together, time after time. */
const kept = fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 30 });

const parcelOf = (id: number, records: readonly object[]) => ({
	id,
	attempts: 0,
	quarantined: [],
	events: records.map((one, i): InboxEvent => ({
		eventId: `${id}-${i}`,
		receivedAt: 0,
		quarantine: null,
		record: one as InboxEvent['record'],
	})),
});

const namesOf = ({ record: told }: InboxEvent) =>
	Object.entries(told).map(([kind, value]) => `${kind} ${String(value)}`);
const idsOf = (events: readonly InboxEvent[]) => events.map(({ eventId }) => eventId);
const parcelIdOf = ({ eventId }: InboxEvent) => Number(eventId.split('-')[0]);

/** What can happen next: more is taken out of the box, a run begins, or one of those under way ends. */
const steps = fc.array(
	fc.oneof(
		fc.constant({ kind: 'add' as const }),
		fc.constant({ kind: 'take' as const }),
		fc.record({ kind: fc.constant('end' as const), which: fc.nat(3) }),
	),
	{ maxLength: 60 },
);

describe('events that were taken out of a box', () => {
	it('are all given to runs, each once, everybody’s in order, and nobody’s to two at a time', () => {
		fc.assert(
			fc.property(kept, fc.integer({ min: 1, max: 20 }), steps, (records, size, plan) => {
				const pool = new Pool();
				const parcels = records.map((one, i) => parcelOf(i, one));
				const all = parcels.flatMap(({ events }) => events);
				const underWay: Run[] = [];
				const given: InboxEvent[] = [];
				const done: number[] = [];
				let added = 0;
				const add = () => pool.add(parcels.slice(added, (added += 7)));
				const take = () => {
					const run = pool.take(size);
					if (!run) return false;
					const busy = new Set(underWay.flatMap(({ events }) => events).flatMap(namesOf));
					expect(run.events.flatMap(namesOf).filter((one) => busy.has(one))).toEqual([]);
					expect(run.parcelIds).toEqual([...new Set(run.events.map(parcelIdOf))]);
					if (run.parcelIds.length > 1) expect(run.events.length).toBeLessThanOrEqual(size);
					underWay.push(run);
					given.push(...run.events);
					return true;
				};
				const end = (which: number) => {
					const [run] = underWay.splice(which % underWay.length, 1);
					if (run) pool.end(run, true);
					done.push(...pool.takeDone().map(({ id }) => id));
				};
				for (const step of plan)
					if (step.kind === 'end') end(step.which);
					else if (step.kind === 'add') add();
					else take();
				while (added < parcels.length) add();
				while (take() || underWay.length > 0) end(0);
				end(0);
				expect(idsOf(given).sort()).toEqual(idsOf(all).sort());
				expect(done.sort()).toEqual(parcels.map(({ id }) => id).sort());
				for (const one of new Set(all.flatMap(namesOf))) {
					const about = (events: readonly InboxEvent[]) =>
						idsOf(events.filter((event) => namesOf(event).includes(one)));
					expect(about(given)).toEqual(about(all));
				}
				expect([pool.size, pool.ids]).toEqual([0, []]);
			}),
			{ seed: 20261123, numRuns: 1_000 },
		);
	});

	it('are given evenly to runs, also where many people were kept together', () => {
		const pool = new Pool();
		const visits = Array.from({ length: 90 }, (_, i) => ({ visitorId: `visitor ${i % 30}` }));
		pool.add([parcelOf(1, visits)]);
		const runs = [pool.take(30), pool.take(30), pool.take(30), pool.take(30)];
		expect(runs.map((run) => run?.events.length)).toEqual([30, 30, 30, undefined]);
	});

	it('are each of somebody else where nobody is named', () => {
		const pool = new Pool();
		pool.add([parcelOf(1, [{ type: 'a' }, { type: 'b' }])]);
		expect([pool.take(1), pool.take(1)].map((run) => idsOf(run?.events ?? []))).toEqual([
			['1-0'],
			['1-1'],
		]);
	});

	it('stay where they could not be dealt with, apart from those of which nothing was tried', () => {
		const pool = new Pool();
		const [first, second, third] = ['a', 'b', 'c'].map((visitorId, i) =>
			parcelOf(i, [{ visitorId }]),
		);
		pool.add([first, second, third]);
		for (const isDone of [true, false]) {
			const run = pool.take(1);
			if (run) pool.end(run, isDone);
		}
		expect(pool.takeDone()).toEqual([first]);
		expect(pool.rest()).toEqual({ failed: [second], untried: [third] });
	});
});
