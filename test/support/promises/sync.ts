import type { CandidateStore, SyncState } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { sibling } from '../models';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);
const KEY = preset.model.key;
const TARGET = 'there';
const MONTHS_MS = 100 * 86_400_000;

const visit = (name: string, day = 10) =>
	eventOf({ email: `${name}@example.com` }, { type: 'vacancy.viewed', occurredAt: dayMs(day) });

const dueOf = (store: CandidateStore, target = TARGET) => store.readUnsynced(target, 0, 100);

const idsOf = (states: readonly SyncState[]) => states.map(({ candidateId }) => candidateId);

/** Takes all that is due, as a target would. */
async function takeAll(store: CandidateStore, target = TARGET): Promise<void> {
	const due = await dueOf(store, target);
	await store.keepSynced(
		target,
		due.map((one) => ({ ...one, fingerprint: 'f', remoteId: `r${one.candidateId}` })),
	);
}

export function promisesOfSync(makePlace: MakePlace): void {
	describe('telling other systems (StD-13)', () => {
		const at = useStore(makePlace);

		const record = async (...names: string[]) => {
			const outcomes = await at.store.record(
				names.map((name) => visit(name)),
				preset,
				now,
			);
			const idOf = new Map(outcomes.map((one) => [one.identities.email, one.candidateId]));
			return names.map((name) => idOf.get(`${name}@example.com`) ?? 0);
		};

		it('everybody is due for a new target, who was there and who comes', async () => {
			const [ann, bob] = await record('ann', 'bob');
			await at.store.openTarget(TARGET, KEY, now);
			const [cas] = await record('cas');
			expect(await dueOf(at.store)).toEqual(
				[ann, bob, cas].map((candidateId) => ({
					candidateId,
					mark: 1,
					fingerprint: null,
					remoteId: null,
					mergedInto: null,
				})),
			);
			expect(idsOf(await at.store.readUnsynced(TARGET, ann, 1))).toEqual([bob]);
		});

		it('who was taken is due again only when presented anew', async () => {
			const [ann, bob] = await record('ann', 'bob');
			await at.store.openTarget(TARGET, KEY, now);
			await takeAll(at.store);
			await at.store.openTarget(TARGET, KEY, now);
			expect(await dueOf(at.store)).toEqual([]);
			await record('bob');
			expect(await dueOf(at.store)).toMatchObject([
				{ candidateId: bob, fingerprint: 'f', remoteId: `r${bob}` },
			]);
			expect(await at.store.readSynced(TARGET, [bob, 999, ann])).toHaveLength(2);
		});

		it('what changes while a target takes what it read stays due', async () => {
			const [ann] = await record('ann');
			await at.store.openTarget(TARGET, KEY, now);
			const [read] = await dueOf(at.store);
			await record('ann');
			await at.store.keepSynced(TARGET, [{ ...read, fingerprint: 'old' }]);
			expect(await dueOf(at.store)).toMatchObject([{ candidateId: ann, fingerprint: 'old' }]);
		});

		it('the daily run makes those due whom it touches, and nobody else', async () => {
			await record('ann', 'bob');
			await at.store.openTarget(TARGET, KEY, now);
			await takeAll(at.store);
			const run = () => at.store.decay(preset, dayMs(60), () => undefined);
			expect((await run()).checked).toBeGreaterThan(0);
			expect((await dueOf(at.store)).length).toBeGreaterThan(0);
			await takeAll(at.store);
			expect((await run()).checked).toBe(0);
			expect(await dueOf(at.store)).toEqual([]);
		});

		it('events under another model make people due too, each target by its own model', async () => {
			await record('ann');
			await at.store.record([visit('bob')], sibling, now);
			await at.store.openTarget(TARGET, KEY, now);
			await at.store.openTarget('elsewhere', sibling.model.key, now);
			await takeAll(at.store);
			await takeAll(at.store, 'elsewhere');
			const [outcome] = await at.store.record([visit('ann')], sibling, now);
			expect(idsOf(await dueOf(at.store))).toEqual([outcome.candidateId]);
			expect(idsOf(await dueOf(at.store, 'elsewhere'))).toEqual([outcome.candidateId]);
		});

		it('who is merged away is due with what the target calls them, and so is who stays', async () => {
			const [first] = await at.store.record([visit('ann')], preset, now);
			const ats = statusOf({ externalId: 'ATS-1' }, 'Proposed', { occurredAt: now });
			const [second] = await at.store.record([ats], preset, now);
			await at.store.openTarget(TARGET, KEY, now);
			await takeAll(at.store);
			const both = eventOf({ email: 'ann@example.com', externalId: 'ATS-1' }, { occurredAt: now });
			await at.store.record([both], preset, now);
			expect(await dueOf(at.store)).toMatchObject([
				{ candidateId: first.candidateId, mergedInto: null },
				{
					candidateId: second.candidateId,
					mergedInto: first.candidateId,
					remoteId: `r${second.candidateId}`,
				},
			]);
			await at.store.dropSynced(TARGET, [second.candidateId]);
			expect(idsOf(await dueOf(at.store))).toEqual([first.candidateId]);
		});

		it('a name alone takes nobody off the list; forgetting keeps names', async () => {
			const [ann, bob] = await record('ann', 'bob');
			await at.store.nameSynced(TARGET, new Map([[ann, '51']]));
			await at.store.openTarget(TARGET, KEY, now);
			expect(await dueOf(at.store)).toMatchObject([
				{ candidateId: ann, remoteId: '51', fingerprint: null },
				{ candidateId: bob, remoteId: null },
			]);
			await takeAll(at.store);
			await at.store.forgetSynced(TARGET);
			expect(await dueOf(at.store)).toMatchObject([
				{ candidateId: ann, remoteId: `r${ann}`, fingerprint: null },
				{ candidateId: bob, fingerprint: null },
			]);
		});

		it('counts by bucket who is there, who changed since, and who is not', async () => {
			const [ann] = await record('ann', 'bob', 'cas');
			const hot = ['application.submitted', 'appointment.booked', 'webinar.attended'];
			await at.store.record(
				hot.map((type) => eventOf({ email: 'dee@example.com' }, { type, occurredAt: now })),
				preset,
				now,
			);
			await at.store.record(
				[eventOf({ email: 'eva@example.com' }, { type: 'email.opened', occurredAt: now })],
				preset,
				now,
			);
			expect(await at.store.countSynced(TARGET)).toEqual([]);
			await at.store.openTarget(TARGET, KEY, now);
			const [state] = await dueOf(at.store);
			expect(state.candidateId).toBe(ann);
			await at.store.keepSynced(TARGET, [{ ...state, fingerprint: 'f' }]);
			await record('ann');
			const counts = await at.store.countSynced(TARGET);
			expect(counts).toHaveLength(3);
			expect(counts).toEqual(
				expect.arrayContaining([
					{ bucket: 'cold', synced: 1, waiting: 1, others: 2 },
					{ bucket: 'hot', synced: 0, waiting: 0, others: 1 },
					{ bucket: null, synced: 0, waiting: 0, others: 1 },
				]),
			);
		});

		it('a target that was not in use for months is forgotten', async () => {
			await record('ann');
			await at.store.openTarget('gone', KEY, now - MONTHS_MS);
			await takeAll(at.store, 'gone');
			await at.store.openTarget(TARGET, KEY, now);
			await record('ann');
			expect(await dueOf(at.store, 'gone')).toEqual([]);
			expect(await at.store.countSynced('gone')).toEqual([]);
		});

		it('nobody is forgotten while many record and a target is opened', async () => {
			const other = await at.place.open();
			const names = Array.from({ length: 60 }, (_, i) => `p${i}`);
			await Promise.all([
				...names.map((name) => other.record([visit(name)], preset, now)),
				at.store.openTarget(TARGET, KEY, now),
			]);
			expect(await dueOf(at.store)).toHaveLength(names.length);
		});

		it('survives with the store, and is seen by every process', async () => {
			await record('ann');
			await at.store.openTarget(TARGET, KEY, now);
			await takeAll(at.store);
			const other = await at.place.open();
			expect(await dueOf(other)).toEqual([]);
			await other.record([visit('ann')], preset, now);
			expect(await dueOf(at.store)).toHaveLength(1);
		});
	});
}
