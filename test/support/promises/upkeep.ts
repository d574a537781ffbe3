import type { CompiledModel } from '../../../lib/scoring';
import type { Difference } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { choosier, dearer, sibling } from '../models';
import { gatherPeople, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);
const town = townEvents(60);
const ann = { email: 'ann@example.com' };

export function promisesOfUpkeep(makePlace: MakePlace): void {
	describe('looking after it', () => {
		const at = useStore(makePlace);

		const check = async (model: CompiledModel = preset, sample?: number) => {
			const found: Difference[] = [];
			const told: number[] = [];
			const result = await at.store.checkIntegrity(
				model,
				{ sample },
				(part) => found.push(...part),
				({ candidates }) => told.push(candidates),
			);
			expect(result.differences).toBe(found.length);
			return { ...result, found, told };
		};

		it('tells how it is, and changes nothing by asking', async () => {
			await at.store.record(town, preset, now);
			const before = await storedSnapshots(at.store, town, preset);
			const health = await at.store.health();
			expect(health).toMatchObject({ isWritable: true, problem: null });
			expect(['SQLite', 'PostgreSQL']).toContain(health.engine);
			expect(health.version).toMatch(/^\d+\.\d+/);
			expect(health.schemaVersion).toBeGreaterThan(0);
			expect(health.place.length).toBeGreaterThan(3);
			expect(health.sizeBytes + (health.walBytes ?? 0)).toBeGreaterThan(50_000);
			expect(health.writeMs).toBeGreaterThan(0);
			expect((await at.store.health()).schemaVersion).toBe(health.schemaVersion);
			expect(await storedSnapshots(at.store, town, preset)).toEqual(before);
		});

		it('counts what it holds, each once', async () => {
			await at.store.record(town, preset, now);
			await at.store.record(town.slice(0, 1), sibling, now);
			const people = gatherPeople(town);
			const unique = new Map(town.map((event) => [event.eventId, event.occurredAt]));
			const identities = new Set(
				town.flatMap((event) => event.identities.map(({ kind, value }) => `${kind} ${value}`)),
			);
			const counts = await at.store.counts(now);
			expect(counts).toMatchObject({
				candidates: people.length,
				identities: identities.size,
				events: unique.size,
				prunedEvents: 0,
				oldestEventAt: Math.min(...unique.values()),
				newestEventAt: Math.max(...unique.values()),
				modelVersions: 2,
			});
			expect(counts.transitions).toBeGreaterThan(people.length / 2);
			const [own, other] = counts.models;
			const { length: snapshots } = people;
			expect(own).toEqual({ key: 'candidate-nl', version: 1, snapshots, due: 0, ahead: 0 });
			expect(other).toMatchObject({ key: 'talent-pool', version: 1, due: 0 });
			const later = (await at.store.counts(dayMs(200))).models[0].due;
			const { checked } = await at.store.decay(preset, dayMs(200), () => undefined);
			expect([later, later > 10]).toEqual([checked, true]);
			expect((await at.store.counts(dayMs(200))).models[0].due).toBe(0);
			expect((await at.store.counts(dayMs(199))).models[0].ahead).toBe(checked);
		});

		it('counts nothing where nothing is', async () => {
			expect(await at.store.counts(now)).toEqual({
				candidates: 0,
				identities: 0,
				events: 0,
				prunedEvents: 0,
				oldestEventAt: null,
				newestEventAt: null,
				transitions: 0,
				modelVersions: 0,
				models: [],
			});
			expect(await check()).toMatchObject({ candidates: 0, differences: 0 });
			expect(await check(preset, 10)).toMatchObject({ candidates: 0, differences: 0 });
		});

		it('counts more than a few thousand', async () => {
			const many = Array.from({ length: 2_500 }, (_, i) =>
				eventOf({ email: `p${i}@example.com`, visitorId: `v${i}` }),
			);
			await at.store.record(many, preset, now);
			expect(await at.store.counts(now)).toMatchObject({
				candidates: 2_500,
				identities: 5_000,
				events: 2_500,
				models: [{ snapshots: 2_500 }],
			});
		});

		it('finds that everything fits together, whatever was done', async () => {
			await at.store.record(town.slice(0, 500), preset, now);
			await at.store.record(town.slice(500, 700), sibling, now);
			await at.store.decay(preset, dayMs(60), () => undefined);
			await at.store.record(town.slice(700), preset, now);
			const whole = await check();
			expect(whole).toMatchObject({ candidates: gatherPeople(town).length, differences: 0 });
			expect(whole.events).toBe(new Set(town.map(({ eventId }) => eventId)).size);
			await at.store.reevaluate(choosier(2), dayMs(60), () => undefined);
			expect(await check(choosier(2))).toMatchObject({ waiting: 0, differences: 0 });
		});

		it('leaves out whom the next run brings up to date', async () => {
			await at.store.record(town, preset, now);
			const people = gatherPeople(town).length;
			expect(await check(dearer(2))).toMatchObject({ waiting: people, differences: 0 });
			expect(await check(sibling)).toMatchObject({ waiting: people, differences: 0 });
		});

		it('checks as many as it is asked for, drawn by lot', async () => {
			await at.store.record(town, preset, now);
			const { candidates, differences } = await check(preset, 20);
			expect(differences).toBe(0);
			expect(candidates).toBeGreaterThan(10);
			expect(candidates).toBeLessThanOrEqual(20);
			expect(await check(preset, 100_000)).toMatchObject({ candidates: gatherPeople(town).length });
		});

		it('checks part by part, and writes nothing', async () => {
			const many = Array.from({ length: 450 }, (_, i) =>
				eventOf({ email: `p${i}@example.com` }, { occurredAt: now }),
			);
			await at.store.record(many, preset, now);
			const before = await at.place.fingerprint();
			const { told } = await check();
			expect(told.length).toBeGreaterThan(3);
			expect(told.at(-1)).toBe(450);
			await at.store.counts(now);
			expect(await at.place.fingerprint()).toBe(before);
		});

		it.each<[Difference['about'], string, string]>([
			['tally', "DELETE FROM event WHERE event_id = 'a2'", 'page-view'],
			[
				'tally',
				'UPDATE tally SET tally = replace(tally, \'],"chat"\', \',20488,4],"chat"\')',
				'page-view',
			],
			[
				'timelines',
				"UPDATE candidate SET timelines = replace(timelines, 'nurture', 'calls')",
				'consents',
			],
			['values', 'UPDATE snapshot SET score = 99', 'score is 99, not 17'],
			['values', "UPDATE snapshot SET bucket = 'hot'", 'bucket is hot, not cold'],
			['values', 'UPDATE snapshot SET next_change_on = 30000', 'nextChangeOn is 30000'],
			['owner', 'UPDATE identity SET candidate_id = 7', 'candidate 7, who is not there'],
			['owner', 'UPDATE event SET candidate_id = 7', 'candidate 7, who is not there'],
		])('finds a difference of %s, and says whose and which: %s', async (about, sql, said) => {
			await at.store.record(
				[
					eventOf(ann, { eventId: 'a1', occurredAt: dayMs(1), consent: ['nurture'] }),
					eventOf(ann, { eventId: 'a2', occurredAt: dayMs(28) }),
					eventOf(ann, { eventId: 'a3', type: 'chat.held', occurredAt: dayMs(29) }),
				],
				preset,
				now,
			);
			await at.place.tamper(sql);
			const { found } = await check();
			const difference = found.find((one) => one.about === about);
			expect(difference?.message).toContain(said);
			expect(difference?.candidateId).toBe(about === 'owner' ? 7 : 1);
			expect((await check(preset, 1)).candidates).toBe(1);
		});

		it('finds what still belongs to somebody who was merged away', async () => {
			await at.store.record([eventOf({ visitorId: 'v' }), eventOf(ann)], preset, now);
			await at.store.record([eventOf({ ...ann, visitorId: 'v' })], preset, now);
			expect((await check()).found).toEqual([]);
			const [survivor] = await at.store.findIds(eventOf(ann).identities);
			const merged = 3 - Number(survivor);
			await at.place.tamper(
				`UPDATE identity SET candidate_id = ${merged} WHERE kind = 'visitorId'`,
			);
			expect((await check()).found).toEqual([
				{
					candidateId: merged,
					about: 'owner',
					message: `1 identities belong to candidate ${merged}, who was merged into candidate ${survivor}`,
				},
			]);
		});

		it('gives room back without losing anything, and works on', async () => {
			const many = Array.from({ length: 3_000 }, (_, i) =>
				eventOf({ email: `p${i % 50}@example.com` }, { properties: { note: 'x'.repeat(200) } }),
			);
			await at.store.record(many, preset, now);
			await at.store.retain({ keepDays: 1 }, now);
			const before = await storedSnapshots(at.store, many, preset);
			const { bytesBefore, bytesAfter } = await at.store.vacuum();
			expect(bytesBefore).toBeGreaterThan(0);
			expect(bytesAfter).toBeGreaterThan(0);
			expect(await storedSnapshots(at.store, many, preset)).toEqual(before);
			expect(await at.store.record([eventOf(ann)], preset, now)).toHaveLength(1);
			expect((await check()).found).toEqual([]);
		});
	});
}
