import { parseDay } from '../../../lib/scoring';
import type { CandidateOutcome, CandidateStore, IncomingEvent } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { expectSnapshots } from '../expectSnapshots';
import { expectedSnapshots, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const events: IncomingEvent[] = Array.from({ length: 40 }, (_, i) =>
	eventOf(
		{ email: `p${i % 8}@example.com` },
		{
			occurredAt: dayMs(i),
			type: ['asset.downloaded', 'chat.held', 'vacancy.viewed', 'webinar.attended'][i % 4],
			subject: `s${i}`,
		},
	),
);

const summarise = ({ identities, before, after, transitions }: CandidateOutcome) => ({
	identities,
	before: before?.bucket,
	...{ score: after.score, bucket: after.bucket, phase: after.phase, route: after.route },
	transitions: transitions.map(({ kind, from, to, day }) => [kind, from, to, day]),
});

export function promisesOfDecay(makePlace: MakePlace): void {
	describe('the daily run (MSR-02, MSR-09)', () => {
		const at = useStore(makePlace);

		const decay = async (day: number, store: CandidateStore = at.store) => {
			const changed: CandidateOutcome[] = [];
			const counts = await store.decay(preset, dayMs(day), (part) => changed.push(...part));
			return { ...counts, outcomes: changed };
		};

		beforeEach(async () => {
			await at.store.record(events, preset, dayMs(40));
		});

		it.each([
			['every night', Array.from({ length: 60 }, (_, i) => 41 + i)],
			['twice on some nights, in any order', [50, 50, 45, 100, 60, 100]],
			['once, late', [100]],
		])('gives the same numbers whether it runs %s', async (_, days) => {
			for (const day of days) await decay(day);
			await expectSnapshots(at.store, events, preset, dayMs(100));
		});

		it('gives the same numbers whether it ever ran before the next event', async () => {
			const late = eventOf({ email: 'p1@example.com' }, { occurredAt: dayMs(100) });
			const other = await at.place.open();
			await decay(70, other);
			await at.store.record([...events, late], preset, dayMs(100));
			expect(await storedSnapshots(at.store, events, preset)).toEqual(
				expectedSnapshots([...events, late], preset, dayMs(100)),
			);
		});

		it('touches only who is due, and nobody the second time', async () => {
			const due = (await at.store.search({}, preset)).filter(
				({ nextChangeOn }) => nextChangeOn !== null && nextChangeOn <= preset.toLocalDay(dayMs(44)),
			);
			expect(due.length).toBeGreaterThan(0);
			expect(due.length).toBeLessThan(8);
			expect((await decay(44)).checked).toBe(due.length);
			expect(await decay(44)).toMatchObject({ checked: 0, changed: 0, outcomes: [] });
		});

		it('reports who changed, with the score before and after and the cause', async () => {
			const { changed, outcomes } = await decay(200);
			expect(outcomes).toHaveLength(changed);
			expect(changed).toBe(8);
			for (const { before, after, newEvents, events: own, transitions } of outcomes) {
				expect(after.score).toBeLessThan(Number(before?.score));
				expect([newEvents, own.length]).toEqual([0, 0]);
				for (const { cause } of transitions) expect(cause).toBe('time');
			}
		});

		it('tells only of those of whom more than the score differs, where that is asked for', async () => {
			const other = await makePlace();
			const all = await other.open();
			await all.record(events, preset, dayMs(40));
			for (let day = 41; day <= 180; day += day < 120 ? 1 : 6) {
				const told: CandidateOutcome[] = [];
				const moved = await at.store.decay(
					preset,
					dayMs(day),
					(part) => told.push(...part),
					undefined,
					'moved',
				);
				const { outcomes, ...changed } = await decay(day, all);
				const wanted = outcomes.filter(
					({ before, after }) =>
						before?.bucket !== after.bucket ||
						before.phase !== after.phase ||
						before.route !== after.route,
				);
				expect(moved).toEqual(changed);
				expect(new Set(told.map(summarise))).toEqual(new Set(wanted.map(summarise)));
				expect(await storedSnapshots(at.store, events, preset)).toEqual(
					await storedSnapshots(all, events, preset),
				);
			}
			await other.remove();
		});

		it('announces a cooling on the day it happened, however late it runs', async () => {
			const [hot] = await at.store.record(
				[
					eventOf(
						{ email: 'hot@example.com' },
						{ type: 'webinar.attended', occurredAt: dayMs(40) },
					),
					eventOf({ email: 'hot@example.com' }, { type: 'chat.held', occurredAt: dayMs(40) }),
				],
				preset,
				dayMs(40),
			);
			expect(hot.after).toMatchObject({ score: 30, bucket: 'lukewarm' });
			const { outcomes } = await decay(300);
			const cooled = outcomes.find(({ candidateId }) => candidateId === hot.candidateId);
			expect(cooled?.transitions).toMatchObject([
				{
					kind: 'bucket',
					from: 'lukewarm',
					to: 'cold',
					day: parseDay('2026-04-06'),
					cause: 'time',
				},
			]);
		});

		it('is over once nothing is left that time could change', async () => {
			await decay(3_000);
			expect(await decay(9_000)).toMatchObject({ checked: 0 });
		});

		it('reports progress and works through more than one part', async () => {
			const many = Array.from({ length: 4_300 }, (_, i) =>
				eventOf({ email: `many-${i}@example.com` }, { type: 'chat.held', occurredAt: dayMs(40) }),
			);
			await at.store.record(many, preset, dayMs(40));
			const told: number[] = [];
			const parts: number[] = [];
			const { checked } = await at.store.decay(
				preset,
				dayMs(80),
				(part) => parts.push(part.length),
				({ candidates }) => told.push(candidates),
			);
			expect(checked).toBe(4_308);
			expect(parts.reduce((a, b) => a + b)).toBe(4_308);
			expect(told.length).toBeGreaterThan(0);
			expect([...told].sort((a, b) => a - b)).toEqual(told);
		});
	});
}
