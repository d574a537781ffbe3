import fc from 'fast-check';
import type { CompiledModel } from '../../../lib/scoring';
import type { CandidateOutcome, IncomingEvent } from '../../../lib/store';
import { deliveries, inWorld, LAST_DAY } from '../arbitraries';
import { dayMs, eventOf } from '../events';
import { choosier, dearer, sibling } from '../models';
import { expectSnapshots } from '../expectSnapshots';
import { identitiesOf } from '../oracle';
import { preset } from '../preset';
import { townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);
const end = dayMs(LAST_DAY);
const SEED = 20260104;
const [dearer2, choosier2] = [dearer(2), choosier(2)];
const town = townEvents(60);

/** What happens while candidates are being brought over, one after the other. */
const meantimes = fc.infiniteStream(
	fc.constantFrom('record', 'recordOld', 'decay', 'other', 'cut short', 'nothing'),
);

export function promisesOfReevaluation(makePlace: MakePlace): void {
	describe('after publishing', () => {
		const at = useStore(makePlace);
		let worlds = 0;

		const reevaluate = async (model: CompiledModel, asOfMs = now, store = at.store) => {
			const outcomes: CandidateOutcome[] = [];
			const told: number[] = [];
			const counts = await store.reevaluate(
				model,
				asOfMs,
				(part) => outcomes.push(...part),
				({ candidates }) => told.push(candidates),
			);
			return { ...counts, outcomes, told };
		};

		/** Is cut short as soon as this many candidates were reported. */
		const reevaluateCutShort = async (model: CompiledModel, asOfMs: number, after: number) => {
			const outcomes: CandidateOutcome[] = [];
			const work = at.store.reevaluate(model, asOfMs, (part) => {
				outcomes.push(...part);
				if (outcomes.length > after) throw new Error('cut short');
			});
			await work.catch(() => undefined);
			return outcomes;
		};

		const expectNumbers = async (
			events: readonly IncomingEvent[],
			model: CompiledModel,
			asOfMs = now,
		) => await expectSnapshots(at.store, events, model, asOfMs);

		it.each([
			['points', dearer2],
			['patterns', choosier2],
		])('everybody has the numbers of the new version when other %s count', async (_, model) => {
			await at.store.record(town, preset, now);
			const { checked } = await reevaluate(model);
			expect(checked).toBe((await at.store.search({}, model)).length);
			await expectNumbers(town, model);
			expect(await reevaluate(model)).toMatchObject({ checked: 0, changed: 0 });
			expect(await at.store.decay(model, now, () => undefined)).toMatchObject({ checked: 0 });
		});

		it.each([
			['points', dearer2],
			['patterns', choosier2],
		])('nobody is ever presented under a mix when other %s count', async (_, model) => {
			await at.store.record(town, preset, now);
			const before = await at.store.search({}, model);
			await expectNumbers(town, model);
			const some = { buckets: ['lukewarm', 'warm'], minScore: 10, limit: 5, offset: 1 };
			const found = await at.store.search(some, model);
			await at.store.record(town.slice(0, 1), model, now);
			expect(await at.store.search(some, model)).toEqual(found);
			await reevaluate(model);
			expect(await at.store.search(some, model)).toEqual(found);
			expect(await at.store.search({}, model)).toEqual(before);
			expect(new Set(before.map(({ modelVersion }) => modelVersion))).toEqual(new Set([2]));
		});

		it('the changes are told once, and that the model brought them about', async () => {
			await at.store.record(town, preset, now);
			const before = new Map(
				(await at.store.search({}, preset)).map((one) => [one.candidateId, one]),
			);
			const { outcomes, changed } = await reevaluate(dearer2);
			expect(outcomes).toHaveLength(changed);
			const transitions = outcomes.flatMap((outcome) => {
				expect(outcome.before).toMatchObject({
					score: before.get(outcome.candidateId)?.score,
					bucket: before.get(outcome.candidateId)?.bucket,
				});
				for (const { kind, from, to } of outcome.transitions)
					if (kind !== 'signal')
						expect([from, to]).toEqual([outcome.before?.[kind], outcome.after[kind]]);
				return outcome.transitions;
			});
			expect(transitions.length).toBeGreaterThan(5);
			expect(new Set(transitions.map(({ cause }) => cause))).toEqual(new Set(['model']));
			for (const outcome of await at.store.record(town, dearer2, now))
				expect(outcome.transitions).toEqual([]);
		});

		it('recording brings its own people over, and tells the model from the event', async () => {
			const ann = { email: 'ann@example.com' };
			const read = (i: number) =>
				eventOf(ann, { type: 'webinar.attended', subject: `w${i}`, occurredAt: now });
			await at.store.record([read(1)], preset, now);
			const applied = eventOf(ann, { type: 'application.submitted', occurredAt: now });
			const [outcome] = await at.store.record([applied], dearer2, now);
			expect(outcome).toMatchObject({ before: { score: 15 }, after: { phase: 'do' } });
			expect(outcome.transitions.map(({ kind, cause }) => [kind, cause])).toEqual([
				['bucket', 'model'],
				['bucket', 'event'],
				['phase', 'event'],
			]);
			expect(await reevaluate(dearer2)).toMatchObject({ checked: 0 });
		});

		it('it does nobody twice, tells how far it is and lets others run, when many', async () => {
			const many = Array.from({ length: 9_000 }, (_, i) =>
				eventOf({ email: `many-${i}@example.com` }, { type: 'chat.held', occurredAt: now }),
			);
			await at.store.record(many, preset, now);
			const first = await reevaluateCutShort(dearer2, now, 900);
			const rest = await reevaluate(dearer2);
			const ids = [...first, ...rest.outcomes].map(({ candidateId }) => candidateId);
			expect(new Set(ids).size).toBe(9_000);
			expect(ids).toHaveLength(9_000);
			expect(rest.told.length).toBeGreaterThan(0);
			expect([...rest.told].sort((a, b) => a - b)).toEqual(rest.told);
			await expectNumbers(many, dearer2);
		});

		it('a run that began before records, but does not bring anybody back', async () => {
			await at.store.record(town.slice(0, 400), preset, now);
			await reevaluate(choosier2);
			const late = town.slice(400);
			for (const { transitions } of await at.store.record(late, preset, now))
				expect(transitions).toEqual([]);
			await expectNumbers(town, choosier2);
			await expectNumbers(town, preset);
			expect(await reevaluate(preset)).toMatchObject({ checked: 0 });
			expect(await at.store.decay(preset, end, () => undefined)).toMatchObject({ checked: 0 });
			await at.store.decay(choosier2, now, () => undefined);
			await expectNumbers(town, choosier2);
		});

		it('any other work goes on meanwhile, from two connections', async () => {
			const other = await at.place.open();
			await at.store.record(town.slice(0, 300), preset, now);
			await Promise.all([
				reevaluate(choosier2),
				other.record(town.slice(300, 500), preset, now),
				at.store.record(town.slice(500, 700), choosier2, now),
				other.record(town.slice(700), sibling, now),
				reevaluate(choosier2, now, other),
			]);
			await expectNumbers(town, choosier2);
			await reevaluate(choosier2);
			await at.store.decay(choosier2, now, () => undefined);
			await expectNumbers(town, choosier2);
			await expectNumbers(town, sibling);
		});

		it('it ends the same, whatever happens meanwhile and wherever it is cut short', async () => {
			const property = fc.asyncProperty(
				deliveries,
				meantimes,
				fc.boolean(),
				async ({ events, batches }, stream, samePatterns) => {
					const world = `r${++worlds}`;
					const version = 1 + worlds;
					const model = samePatterns ? dearer(version) : choosier(version);
					const old = worlds % 2 ? choosier(version - 1) : dearer(version - 1);
					const [first, ...rest] = batches.map((batch) => inWorld(world, batch.events));
					await at.store.record(first, old, end);
					await reevaluateCutShort(model, end, 0);
					for (const batch of rest) {
						const meantime = stream.next().value;
						if (meantime === 'decay') await at.store.decay(model, end, () => undefined);
						if (meantime === 'cut short') await reevaluateCutShort(model, end, 0);
						const under = { recordOld: old, other: sibling }[meantime as string] ?? model;
						await at.store.record(batch, under, end);
					}
					const everybody = inWorld(world, events);
					await expectNumbers(everybody, model, end);
					await reevaluate(model, end);
					await at.store.decay(model, end, () => undefined);
					await expectNumbers(everybody, model, end);
					const ids = await at.store.findIds(identitiesOf(everybody));
					for (const one of await at.store.get(ids.map(Number), model))
						expect(one?.modelVersion).toBe(version);
				},
			);
			await fc.assert(property, { seed: SEED, numRuns: 100, endOnFailure: true });
		});
	});
}
