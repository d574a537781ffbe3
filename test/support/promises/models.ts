import fc from 'fast-check';
import type { CompiledModel } from '../../../lib/scoring';
import type { CandidateOutcome, CandidateStore, IncomingEvent } from '../../../lib/store';
import { deliveries, inWorld, LAST_DAY } from '../arbitraries';
import { dayMs, eventOf, statusOf } from '../events';
import { sibling } from '../models';
import { expectSnapshots } from '../expectSnapshots';
import { preset } from '../preset';
import { townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);
const end = dayMs(LAST_DAY);
const SEED = 20260102;
const models = [preset, sibling];
const ann = { email: 'ann@example.com' };

/** In what order the batches go to which model; the daily run of either may come in between. */
const turns = fc.infiniteStream(
	fc.record({ model: fc.integer({ min: 0, max: 1 }), decays: fc.integer({ min: 0, max: 5 }) }),
);

export function promisesOfModels(makePlace: MakePlace): void {
	describe('several models side by side', () => {
		const at = useStore(makePlace);
		let worlds = 0;

		const expectOwnNumbers = async (events: readonly IncomingEvent[], asOfMs: number) => {
			for (const model of models) await expectSnapshots(at.store, events, model, asOfMs);
		};

		const decayed = async (model: CompiledModel, asOfMs: number, store = at.store) => {
			const changed: CandidateOutcome[] = [];
			const counts = await store.decay(model, asOfMs, (part) => changed.push(...part));
			return { ...counts, outcomes: changed };
		};

		it('never lose a medal to one another (MSR-08)', async () => {
			const hired = statusOf(ann, 'Hired', { occurredAt: dayMs(1) });
			await at.store.record([hired], preset, now);
			const visit = eventOf(ann, { occurredAt: dayMs(2) });
			const [under] = await at.store.record([visit], sibling, now);
			expect(under.after.medal).toBe('gold');
			await at.store.record([eventOf(ann, { occurredAt: dayMs(3) })], preset, now);
			const [candidate] = await at.store.get([under.candidateId], preset);
			expect(candidate).toMatchObject({ medal: 'gold', firstPlacedAt: '2026-01-02', score: 2 });
		});

		it.each([
			['read', async () => undefined],
			[
				'recorded again',
				async (store: CandidateStore) => void (await store.record([hot[0]], sibling, now)),
			],
			[
				'due',
				async (store: CandidateStore) => void (await store.decay(sibling, now, () => undefined)),
			],
		])('each know what was recorded under the other when somebody is %s', async (_, act) => {
			await at.store.record(hot, preset, now);
			await act(at.store);
			await expectOwnNumbers(hot, now);
		});

		it('find the same people, each by its own numbers', async () => {
			const town = townEvents(40);
			const asOf = dayMs(30);
			await at.store.record(town, preset, asOf);
			const untouched = await at.store.search({}, sibling);
			expect(untouched.every(({ score }) => score === null || score < 100)).toBe(true);
			await decayed(sibling, asOf);
			expect(await at.store.search({}, sibling)).toEqual(untouched);
			await at.store.record(town.slice(0, 50).map(again), preset, asOf);
			const filter = { buckets: ['cold', 'lukewarm'], minScore: 5, limit: 7, offset: 3 };
			const before = await at.store.search(filter, sibling);
			await decayed(sibling, asOf);
			expect(await at.store.search(filter, sibling)).toEqual(before);
			expect(before).toHaveLength(7);
		});

		it('announce once what was recorded under the other, also after it was looked at', async () => {
			await at.store.record([eventOf(ann, { occurredAt: dayMs(1) })], sibling, dayMs(1));
			await at.store.record(hot, preset, now);
			const [id] = await at.store.findIds(hot[0].identities);
			const [seen] = await at.store.get([id ?? 0], sibling);
			const { outcomes, changed } = await decayed(sibling, now);
			expect(changed).toBe(1);
			expect(outcomes[0].transitions.map(({ kind, to, cause }) => [kind, to, cause])).toEqual([
				['bucket', seen?.bucket, 'event'],
				['phase', 'do', 'event'],
			]);
			expect(await decayed(sibling, now)).toMatchObject({ checked: 0 });
		});

		it('agree on who is one person when only one of them saw the merge', async () => {
			const [first] = await at.store.record([eventOf(ann), hot[1]], preset, now);
			const ats = statusOf({ externalId: 'ATS-1' }, 'Intake processed', { occurredAt: dayMs(2) });
			await at.store.record([ats], sibling, now);
			const both = eventOf({ ...ann, externalId: 'ATS-1' }, { occurredAt: dayMs(3) });
			const [merged] = await at.store.record([both], sibling, now);
			expect(merged.candidateId).toBe(first.candidateId);
			const [candidate] = await at.store.get([first.candidateId], preset);
			expect(candidate).toMatchObject({ medal: 'bronze', score: 27 });
			expect((await at.store.search({}, preset)).length).toBe(1);
		});

		it('leave alone what is not theirs: nobody is due twice', async () => {
			const town = townEvents(40);
			await at.store.record(town, preset, dayMs(30));
			await at.store.record([town[0]], sibling, dayMs(30));
			expect(await decayed(preset, dayMs(30))).toMatchObject({ checked: 0 });
		});

		it('are noticed when another connection begins with one', async () => {
			await at.store.record([eventOf(ann)], preset, now);
			const other = await at.place.open();
			await other.record([eventOf(ann)], sibling, now);
			const late = hot.map(again);
			await at.store.record(late, preset, now);
			const [id] = await at.store.findIds(hot[0].identities);
			const { outcomes } = await decayed(sibling, now, other);
			expect(outcomes.map(({ candidateId }) => candidateId)).toEqual([id]);
		});

		it('end in what folding everything under each alone gives, in any interleaving', async () => {
			const property = fc.asyncProperty(deliveries, turns, async ({ events, batches }, stream) => {
				const world = `m${++worlds}`;
				for (const batch of batches) {
					const { model, decays } = stream.next().value;
					await at.store.record(inWorld(world, batch.events), models[model], end);
					if (decays < models.length) await decayed(models[decays], end);
				}
				await expectOwnNumbers(inWorld(world, events), end);
			});
			await fc.assert(property, { seed: SEED, numRuns: 250, endOnFailure: true });
		});

		it('on any days, once the daily run of each was there', async () => {
			const property = fc.asyncProperty(deliveries, turns, async ({ events, batches }, stream) => {
				const world = `d${++worlds}`;
				for (const batch of batches) {
					const { model, decays } = stream.next().value;
					await at.store.record(inWorld(world, batch.events), models[model], dayMs(batch.day));
					if (decays < models.length) await decayed(models[decays], dayMs(batch.day));
				}
				for (const model of models) await decayed(model, end);
				await expectOwnNumbers(inWorld(world, events), end);
			});
			await fc.assert(property, { seed: SEED, numRuns: 150, endOnFailure: true });
		});
	});
}

const hot = [
	eventOf(ann, { type: 'application.submitted', occurredAt: dayMs(1) }),
	eventOf(ann, { type: 'appointment.booked', occurredAt: dayMs(2) }),
	eventOf({ ...ann, visitorId: 'v' }, { type: 'chat.held', occurredAt: dayMs(3) }),
];

/** The same once more, as another event. */
function again(event: IncomingEvent): IncomingEvent {
	return { ...event, eventId: `${event.eventId} again` };
}
