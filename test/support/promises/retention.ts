import fc from 'fast-check';
import { evaluate, presentedOf, type CompiledModel } from '../../../lib/scoring';
import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { deliveries, inWorld, LAST_DAY } from '../arbitraries';
import { errorOf } from '../errorOf';
import { dayMs, eventOf, statusOf } from '../events';
import { choosier, dearer, sibling } from '../models';
import { expectSnapshots } from '../expectSnapshots';
import { gatherPeople, rememberAll } from '../oracle';
import { preset } from '../preset';
import { townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);
const SEED = 20260106;
const KEEP_DAYS = 60;
const town = townEvents(60);
const isKept = ({ occurredAt }: IncomingEvent) => occurredAt >= dayMs(30 - KEEP_DAYS);
const ann = { email: 'ann@example.com' };

export function promisesOfRetention(makePlace: MakePlace): void {
	describe('events that leave the ledger', () => {
		const at = useStore(makePlace);

		const retain = async (keepDays = KEEP_DAYS, asOfMs = now, store: CandidateStore = at.store) =>
			await store.retain({ keepDays }, asOfMs);
		const expectNumbers = async (
			events: readonly IncomingEvent[],
			model: CompiledModel,
			asOfMs = now,
		) => await expectSnapshots(at.store, events, model, asOfMs);
		const expectIntegrity = async (model: CompiledModel) => {
			const found: unknown[] = [];
			const { waiting } = await at.store.checkIntegrity(model, {}, (part) => found.push(...part));
			expect(found).toEqual([]);
			return waiting;
		};
		const newEvents = async (events: readonly IncomingEvent[], asOfMs = now) =>
			(await at.store.record(events, preset, asOfMs)).reduce((sum, one) => sum + one.newEvents, 0);

		it('take nothing along that a score, phase or medal is made of', async () => {
			await at.store.record(town.slice(0, 500), preset, now);
			await at.store.record(town.slice(500), sibling, now);
			await at.store.decay(preset, now, () => undefined);
			await at.store.decay(sibling, now, () => undefined);
			const { events } = await retain();
			const unique = [...new Map(town.map((event) => [event.eventId, event])).values()];
			expect(events).toBe(unique.filter((event) => !isKept(event)).length);
			expect(events).toBeGreaterThan(300);
			await expectNumbers(town, preset);
			await expectNumbers(town, sibling);
			expect(await expectIntegrity(preset)).toBe(0);
			for (const model of [preset, sibling]) {
				await at.store.decay(model, dayMs(90), () => undefined);
				await expectNumbers(town, model, dayMs(90));
			}
		});

		it('are told nowhere any more: what, about what, and by whom', async () => {
			const secret = eventOf(ann, { type: 'chat.held', subject: 'divorce', occurredAt: dayMs(0) });
			const [{ candidateId }] = await at.store.record(
				[secret, eventOf(ann, { eventId: 'recent', occurredAt: dayMs(25) })],
				preset,
				now,
			);
			expect(await retain(10)).toEqual({ events: 1, forgotten: 0, routed: 0 });
			const left = await at.store.events(candidateId, 10);
			expect(left.map(({ eventId }) => eventId)).toEqual(['recent']);
			await at.store.readHistories((part) => {
				for (const { events } of part)
					expect(events.map(({ eventId }) => eventId)).toEqual(['recent']);
			});
			expect(await at.store.counts(now)).toMatchObject({
				events: 1,
				prunedEvents: 1,
				oldestEventAt: dayMs(25),
			});
			expect(await retain(10)).toEqual({ events: 0, forgotten: 0, routed: 0 });
		});

		it('change nothing when they are delivered again', async () => {
			await at.store.record(town, preset, now);
			await retain();
			const ledger = (await at.store.counts(now)).events;
			expect(await newEvents(town.map((event) => ({ ...event, subject: 'other' })))).toBe(0);
			await expectNumbers(town, preset);
			expect((await at.store.counts(now)).events).toBe(ledger);
		});

		it('count on beside what comes later, under every model that was at work', async () => {
			const [before, after] = [town.slice(0, 600), town.slice(600)];
			await at.store.record(before, preset, now);
			await at.store.record(before.slice(0, 1), sibling, now);
			await retain();
			await at.store.record(after, preset, now);
			await expectNumbers(town, preset);
			await expectNumbers(town, sibling);
			await retain();
			await at.store.decay(sibling, now, () => undefined);
			await expectNumbers(town, sibling);
			expect(await expectIntegrity(sibling)).toBe(0);
		});

		it('count on when other points count, and when it is gone back to how they counted', async () => {
			await at.store.record(town, preset, now);
			await retain();
			const run = async (model: CompiledModel) =>
				await at.store.reevaluate(model, now, () => undefined);
			expect((await run(dearer(2))).incomplete).toBe(0);
			await expectNumbers(town, dearer(2));
			expect((await run(choosier(3))).incomplete).toBeGreaterThan(0);
			await retain(KEEP_DAYS / 2);
			expect((await run(dearer(4))).incomplete).toBe(0);
			await expectNumbers(town, dearer(4));
			expect(await expectIntegrity(dearer(4))).toBe(0);
		});

		it('are missed by patterns that come into use later, which is told; facts are not', async () => {
			await at.store.record(town, preset, now);
			await retain();
			const model = choosier(2);
			const { incomplete } = await at.store.reevaluate(model, now, () => undefined);
			const people = gatherPeople(town);
			expect(incomplete).toBe(people.filter((events) => !events.every(isKept)).length);
			const ids = await at.store.findIds(people.map(([event]) => event.identities[0]));
			const found = await at.store.get(ids.map(Number), model);
			people.forEach((events, i) => {
				const unique = [...new Map(events.map((event) => [event.eventId, event])).values()];
				const memory = {
					tally: rememberAll(unique.filter(isKept), model).tally,
					timelines: rememberAll(unique, model).timelines,
				};
				expect(found[i]?.memory).toEqual(memory);
				expect(presentedOf(found[i]!)).toEqual(presentedOf(evaluate(memory, model, now)));
			});
			await expectIntegrity(model);
		});

		it('stay with the person when candidates turn out to be one', async () => {
			const early = [
				eventOf({ visitorId: 'v' }, { type: 'article.read', subject: 'a', occurredAt: dayMs(0) }),
				eventOf(ann, { type: 'article.read', subject: 'a', occurredAt: dayMs(1) }),
				statusOf(ann, 'Intake processed', { occurredAt: dayMs(2) }),
			];
			await at.store.record(early, preset, now);
			await at.store.record([eventOf(ann, { occurredAt: dayMs(3) })], sibling, now);
			await retain(10);
			const joining = eventOf({ ...ann, visitorId: 'v' }, { occurredAt: dayMs(29) });
			await at.store.record([joining], preset, now);
			await retain(1, dayMs(40));
			for (const model of [preset, sibling]) {
				await at.store.decay(model, now, () => undefined);
				const [one] = await at.store.get([1], model);
				expect(one).toMatchObject({ medal: 'bronze', firstQualifiedAt: '2026-01-03' });
				expect(await expectIntegrity(model)).toBe(0);
			}
			expect(await newEvents([...early, joining])).toBe(0);
		});

		it('make no difference, whenever they leave and whatever comes in between', async () => {
			let worlds = 0;
			await at.store.record([eventOf({ visitorId: 'first' })], sibling, now);
			const property = fc.asyncProperty(
				deliveries,
				fc.array(fc.integer({ min: 1, max: LAST_DAY }), { minLength: 1, maxLength: 4 }),
				async ({ events, batches }, keeps) => {
					const world = `p${++worlds}`;
					for (const [i, batch] of batches.entries()) {
						const under = i % 3 === 2 ? sibling : preset;
						await at.store.record(inWorld(world, batch.events), under, dayMs(LAST_DAY));
						await retain(keeps[i % keeps.length], dayMs(LAST_DAY));
					}
					await at.store.record(inWorld(world, events), preset, dayMs(LAST_DAY));
					await expectNumbers(inWorld(world, events), preset, dayMs(LAST_DAY));
					await expectNumbers(inWorld(world, events), sibling, dayMs(LAST_DAY));
				},
			);
			await fc.assert(property, { seed: SEED, numRuns: 60, endOnFailure: true });
		});

		it('leave part by part: a run that is cut short goes on, and others work meanwhile', async () => {
			const many = Array.from({ length: 6_000 }, (_, i) =>
				eventOf({ email: `p${i % 1_200}@example.com` }, { occurredAt: dayMs(i % 5) }),
			);
			await at.store.record(many, preset, now);
			const told: number[] = [];
			const cutShort = at.store.retain({ keepDays: 10 }, now, ({ events }) => {
				told.push(events);
				if (told.length === 2) throw new Error('cut short');
			});
			await expect(cutShort).rejects.toThrow('cut short');
			expect((await at.store.counts(now)).prunedEvents).toBe(told[1]);
			const other = await at.place.open();
			const recent = many.slice(0, 300).map((event, i) => ({ ...event, eventId: `recent ${i}` }));
			const [{ events }] = await Promise.all([retain(10), other.record(recent, preset, now)]);
			expect(events + told[1]).toBeGreaterThanOrEqual(6_000);
			await expectNumbers([...many, ...recent], preset);
			expect(await expectIntegrity(preset)).toBe(0);
		});

		it('are forgotten by id too when intake would refuse them, and count on', async () => {
			const chat = eventOf(ann, { type: 'chat.held', occurredAt: dayMs(0) });
			await at.store.record([chat], preset, dayMs(0));
			await at.store.record(
				[eventOf({ email: 'bob@example.com' }, { occurredAt: dayMs(730) })],
				preset,
				dayMs(730),
			);
			expect(await retain(30, dayMs(730))).toEqual({ events: 1, forgotten: 0, routed: 0 });
			expect(await newEvents([chat], dayMs(731))).toBe(0);
			await at.store.record(
				[eventOf({ email: 'cas@example.com' }, { occurredAt: dayMs(732) })],
				preset,
				dayMs(732),
			);
			expect(await retain(30, dayMs(732))).toEqual({ events: 0, forgotten: 1, routed: 0 });
			expect(await at.store.counts(now)).toMatchObject({ events: 2, prunedEvents: 0 });
			await expectIntegrity(preset);
			const [id] = await at.store.findIds(chat.identities);
			const [found] = await at.store.get([Number(id)], preset);
			expect(found?.memory).toEqual(rememberAll([chat], preset));
			expect(found?.firstScoredAt).toBe('2026-01-01');
		});

		it('keep their ids when the clock jumps ahead; one that jumps back takes out nothing', async () => {
			await at.store.record(town, preset, now);
			expect(await retain(KEEP_DAYS, dayMs(-2_000))).toEqual({
				events: 0,
				forgotten: 0,
				routed: 0,
			});
			const jumped = await retain(KEEP_DAYS, dayMs(5_000));
			expect(jumped.events).toBeGreaterThan(700);
			expect(jumped.forgotten).toBe(0);
			expect(await newEvents(town)).toBe(0);
			await expectNumbers(town, preset);
		});

		it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
			'are not kept for %p days',
			async (keepDays) => {
				await at.store.record([eventOf(ann)], preset, now);
				expect((await errorOf(retain(keepDays))).code).toBe('bad-period');
				expect((await at.store.counts(now)).events).toBe(1);
			},
		);

		it('stay where it is not known yet what they count, which is told', async () => {
			await at.store.record([eventOf(ann)], preset, now);
			await at.place.tamper('UPDATE model SET patterns = NULL');
			const reopened = await at.place.open();
			const error = await errorOf(retain(1, now, reopened));
			expect(error.code).toBe('not-ready');
			expect(error.advice).toContain('Candidate Decay');
			await reopened.decay(preset, now, () => undefined);
			expect(await retain(1, now, reopened)).toMatchObject({ events: 1 });
		});

		it('of nobody are none', async () => {
			expect(await retain()).toEqual({ events: 0, forgotten: 0, routed: 0 });
		});
	});
}
