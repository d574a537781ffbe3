import fc from 'fast-check';
import type { CandidateOutcome, IncomingEvent, StoredCandidate } from '../../../lib/store';
import { deliveries, inWorld, journeys, LAST_DAY, type Deliveries } from '../arbitraries';
import { dayMs } from '../events';
import { expectSnapshots } from '../expectSnapshots';
import { expectedSnapshots, identitiesOf } from '../oracle';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const end = dayMs(LAST_DAY);
const SEED = 20260101;

/** The transitions announced so far, per candidate and kind. */
class Chains {
	private readonly announced = new Map<string, string | null>();

	private readonly ids = new Set<number>();

	/** The phase presented before anything that counts happened is no transition, but can be left by one. */
	follow(outcomes: readonly CandidateOutcome[]): void {
		for (const { candidateId, before, transitions } of outcomes) {
			for (const { id, kind, from, to } of transitions) {
				if (kind === 'signal') continue;
				const chain = `${candidateId} ${kind}`;
				const last = this.announced.get(chain);
				const possible = last === undefined ? [null, before?.[kind]] : [last];
				expect(possible).toContain(from);
				expect(to).not.toBe(from);
				expect(this.ids).not.toContain(id);
				this.announced.set(chain, to);
				this.ids.add(id);
			}
		}
	}

	expectEndsIn(candidate: StoredCandidate | null): void {
		for (const kind of ['bucket', 'phase', 'medal'] as const) {
			const last = this.announced.get(`${candidate?.candidateId} ${kind}`);
			const unannounced = kind === 'phase' ? 'see' : null;
			expect([kind, last ?? unannounced]).toEqual([kind, candidate?.[kind]]);
		}
	}
}

export function promisesOfOrder(makePlace: MakePlace): void {
	describe('any way for events to arrive ends in what folding them all at once gives', () => {
		const at = useStore(makePlace);
		let worlds = 0;

		const expectEverybody = async (events: readonly IncomingEvent[]) =>
			await expectSnapshots(at.store, events, preset, end);

		/** Checks a law on generated deliveries, each in a world of its own. */
		const check = async (runs: number, law: (given: Deliveries) => Promise<void>) => {
			const property = fc.asyncProperty(deliveries, async ({ events, batches }) => {
				const world = `w${++worlds}`;
				await law({
					events: inWorld(world, events),
					batches: batches.map((batch) => ({ ...batch, events: inWorld(world, batch.events) })),
				});
			});
			await fc.assert(property, { seed: SEED, numRuns: runs, endOnFailure: true });
		};

		it('in any order and any split, some twice', async () => {
			await check(600, async ({ events, batches }) => {
				for (const batch of batches) await at.store.record(batch.events, preset, end);
				await expectEverybody(events);
				await at.store.record(events, preset, end);
				await expectEverybody(events);
			});
		});

		it.each(['changed', 'moved'] as const)(
			'on any days, the clock going back and forth, with and without daily runs that tell who %s (MSR-09)',
			async (tells) => {
				const decay = (asOfMs: number) =>
					at.store.decay(preset, asOfMs, () => undefined, undefined, tells);
				await check(250, async ({ events, batches }) => {
					for (const { events: batch, day, runsDecay } of batches) {
						await at.store.record(batch, preset, dayMs(day));
						if (runsDecay) await decay(dayMs(day));
					}
					await decay(end - 3 * 86_400_000);
					await decay(end);
					await expectEverybody(events);
				});
			},
		);

		it('one at a time, as they happen', async () => {
			await check(60, async ({ events }) => {
				for (const event of events) await at.store.record([event], preset, event.occurredAt);
				await at.store.decay(preset, end, () => undefined);
				await expectEverybody(events);
			});
		});

		it('at the same time, from one process', async () => {
			await check(100, async ({ events, batches }) => {
				await Promise.all(batches.map((batch) => at.store.record(batch.events, preset, end)));
				await expectEverybody(events);
			});
		});

		it.each(['changed', 'moved'] as const)(
			'and the transitions announced on the way are chained, each once, by runs that tell who %s',
			async (tells) => {
				const chains = new Chains();
				await check(100, async ({ events, batches }) => {
					const follow = (outcomes: CandidateOutcome[]) => chains.follow(outcomes);
					const decay = (asOfMs: number) =>
						at.store.decay(preset, asOfMs, follow, undefined, tells);
					for (const { events: batch, day, runsDecay } of batches) {
						follow(await at.store.record(batch, preset, dayMs(day)));
						if (runsDecay) await decay(dayMs(day));
					}
					await decay(end);
					const ids = await at.store.findIds(identitiesOf(events));
					for (const candidate of await at.store.get(ids.map(Number), preset))
						chains.expectEndsIn(candidate);
				});
			},
		);
	});

	it('the generated journeys reach every bucket, phase and medal', () => {
		const reached = new Set<string | null>();
		for (const events of fc.sample(journeys, { seed: SEED, numRuns: 600 })) {
			for (const snapshot of Object.values(expectedSnapshots(events, preset, end))) {
				for (const kind of ['bucket', 'phase', 'medal'] as const)
					reached.add(snapshot?.[kind] ?? null);
			}
		}
		expect([...reached]).toEqual(
			expect.arrayContaining(['cold', 'lukewarm', 'see', 'think', 'do', 'care', 'gold', null]),
		);
	});
}
