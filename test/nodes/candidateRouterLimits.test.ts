import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { openStore } from '../../nodes/shared/openStore';
import { useFixedClock, NOW } from '../support/clock';
import { eventOf, statusOf } from '../support/events';
import { runNode } from '../support/harness';
import { preset } from '../support/preset';
import { useStoreFolder } from '../support/storeFolder';

const DAY_MS = 86_400_000;
const now = Date.parse(NOW);

/** Who left by which output, and what was said with it. */
async function route(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	onError?: INode['onError'],
) {
	const ran = await runNode('CandidateRouter', items, { parameters, onError });
	const left = [0, 1, 2, 3, 4, 5].map((output) => ran.json('CandidateRouter', output));
	return {
		error: ran.error,
		left,
		ids: left.map((out) => out.map(({ candidateId }) => candidateId)),
		hints: ran.hints('CandidateRouter'),
	};
}

const hot = (candidateId: number, score = 80, more: IDataObject = {}): IDataObject => ({
	candidateId,
	score,
	bucket: 'hot',
	route: 'recruiter',
	lastActiveOn: '2026-11-20',
	...more,
});

describe('Candidate Router', () => {
	useFixedClock();
	useStoreFolder();

	describe('by rules of one’s own', () => {
		const rules = {
			rule: [
				{ output: 'Call', conditions: { minScore: 70, phases: ['do'], minMedal: 'bronze' } },
				{ output: 'Mail', conditions: { consent: 'nurture', activeWithinDays: 30 } },
				{ output: 'Call', conditions: { owners: 'lisa, tom' } },
			],
		};
		const byRules = { routeBy: 'rules', rules };

		it('sends to the first that holds, and keeps warm who fulfils none (StD-10)', async () => {
			const items = [
				{ candidateId: 1, score: 90, phase: 'do', medal: 'silver' },
				{ candidateId: 2, consents: ['nurture'], lastActiveOn: '2026-11-01' },
				{ candidateId: 3, owner: 'Lisa' },
				{ candidateId: 4, score: 0 },
				{},
			];
			const { ids, error } = await route(byRules, items);
			expect(error).toBeUndefined();
			expect(ids.slice(0, 4)).toEqual([[1, 3], [2], [4, undefined], []]);
		});

		it('and only when crossing, sends on whom another rule held for before', async () => {
			const stood = { phase: 'do', medal: 'gold', phaseBefore: 'do', medalBefore: 'gold' };
			const items = [
				{ candidateId: 1, score: 71, scoreBefore: 69, ...stood },
				{ candidateId: 2, score: 90, scoreBefore: 71, ...stood },
				{ candidateId: 3, score: 60, scoreBefore: 90, ...stood },
				{ candidateId: 4, score: 71, phase: 'do', medal: 'gold', medalBefore: null },
			];
			expect((await route(byRules, items)).ids.slice(0, 4)).toEqual([[1, 4], [], [3], [2]]);
		});

		it.each<[string, INodeParameters, RegExp]>([
			['no output', { output: ' ' }, /Rule 1 leads to no output/],
			[
				'scores that nobody has',
				{ output: 'x', conditions: { minScore: 80, maxScore: 20 } },
				/a score of at least 80 and at most 20/,
			],
			[
				'days that nobody has',
				{ output: 'x', conditions: { quietForDays: 9, activeWithinDays: 3 } },
				/days since the last activity of at least 9 and at most 3/,
			],
		])('refuses a rule with %s', async (_, rule, message) => {
			const { error } = await route({ routeBy: 'rules', rules: { rule: [rule] } }, [{}]);
			expect(error?.message).toMatch(message);
			expect(error?.description).toMatch(/\w/);
		});
	});

	it('keeps warm who must not be approached, and says why', async () => {
		const items = [
			hot(1, 80, { doNotContact: true }),
			hot(2, 80, { snoozedUntil: '2026-12-01T00:00:00Z' }),
			hot(3, 80, { recruiterContactOpen: true }),
			hot(4, 80, { doNotContact: false, snoozedUntil: null }),
		];
		const { left, ids } = await route({}, items);
		expect(ids.slice(0, 3)).toEqual([[4], [], [1, 2, 3]]);
		expect(left[2].map(({ heldBack }) => heldBack)).toEqual([
			'doNotContact',
			'snoozed',
			'recruiterContactOpen',
		]);
		expect((await route({ holdsBack: false }, items)).ids[0]).toEqual([1, 2, 3, 4]);
		expect((await route({ routeBy: 'bucket' }, items)).ids.slice(0, 5)).toEqual([
			[4],
			[],
			[],
			[],
			[1, 2, 3],
		]);
	});

	it('sends nobody out by the same output again within the cooldown, over runs and restarts', async () => {
		const cooling = { onlyWhenCrossing: false, cooldownDays: 14 };
		const at = (days: number) => jest.setSystemTime(now + days * DAY_MS);
		expect((await route(cooling, [hot(1)])).ids[0]).toEqual([1]);
		at(13);
		const again = await route(cooling, [hot(1), hot(2), hot(1, 40, { route: 'nurture' })]);
		expect(again.ids).toEqual([[2], [1], [], [], [1], []]);
		expect(again.left[4]).toMatchObject([{ heldBack: 'cooldown' }]);
		at(15);
		expect((await route(cooling, [hot(1)])).ids[0]).toEqual([1]);
	});

	it('lets the same crossing through again, so that an execution can be run again', async () => {
		const cooling = { cooldownDays: 14 };
		const crossing = (id: number) => hot(1, 80, { transitions: [{ id }] });
		expect((await route(cooling, [crossing(5)])).ids[0]).toEqual([1]);
		expect((await route(cooling, [crossing(5)])).ids[0]).toEqual([1]);
		expect((await route(cooling, [crossing(6)])).ids[4]).toEqual([1]);
	});

	describe('with places for a week', () => {
		const week = { onlyWhenCrossing: false, capacity: 3 };

		it('takes the best, leaves the rest in nurture, and goes on counting in the next run', async () => {
			const first = await route(week, [hot(1, 75), hot(2, 95)]);
			expect(first.ids[0]).toEqual([1, 2]);
			const later = await route(week, [
				hot(3, 80),
				hot(4, 90, { lastActiveOn: '2026-11-01' }),
				hot(5, 90, { lastActiveOn: '2026-11-19' }),
				hot(1, 75),
			]);
			expect(later.ids.slice(0, 2)).toEqual([
				[5, 1],
				[3, 4],
			]);
			expect(later.left[1][0]).toMatchObject({
				heldBack: 'capacity',
				capacity: {
					places: 3,
					per: 'week',
					used: 3,
					threshold: 75,
					expectedPrecision: null,
					knownOutcomes: 0,
				},
			});
			expect(later.hints).toEqual([
				'3 of 3 places of this week are taken, from a score of 75 on. How many of them will be worth it is not known yet.',
			]);
		});

		it('begins anew on Monday', async () => {
			await route(week, [hot(1), hot(2), hot(3)]);
			expect((await route(week, [hot(4)])).ids.slice(0, 2)).toEqual([[], [4]]);
			jest.setSystemTime(Date.parse('2026-11-22T23:30:00Z')); // Monday in Amsterdam
			expect((await route(week, [hot(4)])).ids[0]).toEqual([4]);
		});

		it('tells what to expect from what became of those before (UP-S01)', async () => {
			const store = await openStore('');
			const people = [1, 2, 3].map((n) => ({ email: `c${n}@example.com` }));
			jest.setSystemTime(now - 60 * DAY_MS);
			await store.record(
				people.map((who) => eventOf(who, { occurredAt: Date.now() })),
				preset,
				Date.now(),
			);
			const ids = await store.findIds(
				people.map(({ email }) => ({ kind: 'email' as const, value: email })),
			);
			await route(
				week,
				ids.map((id, i) => hot(Number(id), 80 + i)),
			);
			jest.setSystemTime(now);
			await store.record([statusOf(people[0], 'Hired', { occurredAt: now })], preset, now);
			const { left, hints } = await route(week, [hot(9, 80)]);
			expect(left[0][0].capacity).toMatchObject({
				threshold: 80,
				expectedPrecision: 0.33,
				knownOutcomes: 3,
			});
			expect(hints.join()).toContain('Of 3 with at least that score');
			expect(hints.join()).toContain('1 (33 %) earned a medal or were placed');
		});

		it('says which item tells no candidate, and goes on with the others where that is chosen', async () => {
			const items = [hot(1), { route: 'recruiter', score: 90 }, { route: 'keepWarm' }];
			const { error } = await route(week, items);
			expect(error?.message).toMatch(/^Item 1: candidateId null is not a candidate ID/);
			const { left, ids } = await route(week, items, 'continueRegularOutput');
			expect(ids[0]).toEqual([1]);
			expect(left[2]).toMatchObject([
				{ route: 'keepWarm' },
				{ error: expect.any(String) as string },
			]);
		});
	});

	it('opens no store where nothing is limited', async () => {
		const { error } = await route({ options: { databaseFile: '/nowhere/at/all.sqlite' } }, [
			hot(1),
		]);
		expect(error).toBeUndefined();
	});
});
