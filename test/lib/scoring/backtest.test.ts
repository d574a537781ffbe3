import { Backtester, parseDay } from '../../../lib/scoring';
import { backtest, done, draft, live, names, town, type Town } from './backtestTown';
import { modelOfRule, preset, presetWith, toEvents, type EventRow } from './remember';

describe('a backtest of a draft (MSR-22)', () => {
	it('counts who moves from which bucket to which, on each date', () => {
		const { dates } = backtest(town, ['2026-03-10', '2026-03-09']);
		expect(dates.map(({ date }) => date)).toEqual(['2026-03-09', '2026-03-10']);
		const buckets = [null, 'cold', 'lukewarm', 'warm', 'hot'];
		expect(dates.map(({ migration }) => migration)).toEqual([
			{
				live: buckets,
				draft: buckets,
				candidates: [
					[1, 0, 0, 0, 0],
					[0, 1, 0, 0, 0],
					[0, 0, 0, 0, 0],
					[0, 0, 0, 0, 1],
					[0, 0, 0, 0, 1],
				],
			},
			{
				live: buckets,
				draft: buckets,
				candidates: [
					[1, 0, 0, 0, 0],
					[0, 0, 0, 0, 0],
					[0, 0, 1, 0, 0],
					[0, 0, 0, 0, 1],
					[0, 0, 0, 0, 1],
				],
			},
		]);
		expect(dates.map(({ candidates, moved }) => [candidates, moved])).toEqual([
			[4, 1],
			[4, 1],
		]);
	});

	it('spreads candidates over buckets and over ten points each', () => {
		const [{ live: now, draft: then }] = backtest(town, ['2026-03-20']).dates;
		const bucketsOf = ({ buckets }: typeof now) =>
			buckets.map(({ bucket, candidates }) => `${bucket ?? 'none'} ${candidates}`).join(', ');
		const bandsOf = ({ scores }: typeof now) =>
			scores.flatMap(({ from, to, candidates }) => (candidates ? [[from, to, candidates]] : []));
		expect(bucketsOf(now)).toBe('none 1, cold 0, lukewarm 1, warm 1, hot 2');
		expect(bucketsOf(then)).toBe('none 1, cold 0, lukewarm 1, warm 0, hot 3');
		expect(now.scores).toHaveLength(10);
		expect(bandsOf(now)).toEqual([
			[20, 29, 1],
			[50, 59, 1],
			[70, 79, 1],
			[90, 100, 1],
		]);
		expect(bandsOf(then)).toEqual([
			[30, 39, 1],
			[70, 79, 1],
			[90, 100, 2],
		]);
	});

	it('names who would newly be hot and who no longer, with the reasons under the draft (StD-02)', () => {
		const stricter = modelOfRule(
			{ points: 8 },
			{ buckets: [...live.model.buckets.slice(0, 3), { key: 'top', label: 'Top', from: 72 }] },
		);
		const [up] = backtest(town, ['2026-03-10']).dates;
		expect(up.newlyHot).toEqual({
			total: 1,
			candidates: [
				{
					candidateId: 1,
					name: 'ann',
					live: { score: 50, bucket: 'warm' },
					draft: { score: 75, bucket: 'hot' },
					reasons: [
						{ text: 'Rule: 5 times, last on 2026-03-02, counts 75 of 75 points', points: 75 },
					],
				},
			],
		});
		expect(up.noLongerHot).toEqual({ total: 0, candidates: [] });
		const [down] = backtest(town, ['2026-03-20'], { live, draft: stricter }).dates;
		expect([names(down.newlyHot), names(down.noLongerHot)]).toEqual(['', 'bob']);
		expect(down.noLongerHot.candidates[0]).toMatchObject({
			live: { score: 70, bucket: 'hot' },
			draft: { score: 56, bucket: 'warm' },
		});
		expect(down.migration.draft).toEqual([null, 'cold', 'lukewarm', 'warm', 'top']);
		expect(down.moved).toBe(4);
	});

	it('lists those whose score changes most, and counts them all', () => {
		const crowd = Object.fromEntries(
			Array.from({ length: 70 }, (_, i) => [`p${i}`, [done('2026-03-02', 5 + (i % 2))]]),
		);
		const [{ newlyHot }] = backtest(crowd, ['2026-03-02']).dates;
		expect(newlyHot.total).toBe(70);
		expect(newlyHot.candidates).toHaveLength(50);
		const changes = newlyHot.candidates.map((one) => [
			Number(one.draft.score) - Number(one.live.score),
			one.candidateId,
		]);
		const wanted = [
			...Array.from({ length: 35 }, (_, i) => [30, 2 * i + 2]),
			...Array.from({ length: 15 }, (_, i) => [25, 2 * i + 1]),
		];
		expect(changes).toEqual(wanted);
	});

	it('lists the hottest first where only the buckets change', () => {
		const [cold, lukewarm, warm, hot] = live.model.buckets;
		const lower = modelOfRule(
			{ points: 10 },
			{ buckets: [cold, lukewarm, { ...warm, from: 30 }, { ...hot, from: 40 }] },
		);
		const people: Town = {
			ann: [done('2026-03-02', 4)],
			bob: [done('2026-03-02', 6)],
			cas: [done('2026-03-02', 5)],
			dee: [done('2026-03-02', 3)],
		};
		const models = { live, draft: lower };
		const [{ newlyHot, noLongerHot }] = backtest(people, ['2026-03-02'], models).dates;
		expect(names(newlyHot)).toBe('bob cas ann');
		const [back] = backtest(people, ['2026-03-02'], { live: lower, draft: live }).dates;
		expect(names(back.noLongerHot)).toBe('bob cas ann');
		expect([noLongerHot.total, back.newlyHot.total]).toEqual([0, 0]);
	});

	it('knows on a date nothing of what happened later', () => {
		const idleIsRecruiters = presetWith({ routes: [{ to: 'recruiter', phases: ['think'] }] });
		const applied = { type: 'application.submitted', subject: 'v1' };
		const rows: EventRow[] = [
			{ on: '2026-01-01', ...applied },
			{
				on: '2026-01-01',
				type: 'application.status_changed',
				properties: { status: 'Application' },
			},
			{ on: '2026-02-20', ...applied },
		];
		// Contact details make the second application count as activity, but only once they are known.
		const later: EventRow = { on: '2026-03-20', type: 'page.viewed', isKnown: true };
		const models = { live: preset, draft: idleIsRecruiters };
		const before = backtest({ ann: rows }, ['2026-03-05'], models);
		expect(before.weeks.map(({ draft: { recruiter } }) => recruiter)).toEqual([0, 0, 0, 1]);
		const after = backtest({ ann: [...rows, later] }, ['2026-03-05'], models);
		expect(after).toEqual({ ...before, events: 4 });
	});

	it('takes a day as each model does', () => {
		const inNewYork = modelOfRule({ points: 10 }, { timezone: 'America/New_York' });
		const late: Town = { ann: [done('2026-03-03T02:00')] };
		const [before, on] = backtest(late, ['2026-03-02', '2026-03-03'], {
			live,
			draft: inNewYork,
		}).dates;
		expect([before.candidates, before.moved]).toEqual([1, 1]);
		expect(before.draft.buckets[1]).toEqual({ bucket: 'cold', candidates: 1 });
		expect([on.candidates, on.moved]).toEqual([1, 0]);
	});

	it('says which models it is about, and how many candidates and events it looked at', () => {
		const { key, label } = live.model;
		expect(backtest(town, ['2026-03-10'])).toMatchObject({
			live: { key, label, version: 1 },
			draft: { key, label, version: 2 },
			candidates: 5,
			events: 24,
		});
	});

	it('can be looked at before everybody was added', () => {
		const backtester = new Backtester(live, draft, [parseDay('2026-03-10')]);
		const add = (name: string, candidateId: number) =>
			backtester.add({ candidateId, name, events: toEvents(town[name]) });
		add('bob', 1);
		const early = backtester.result();
		const copy = structuredClone(early);
		add('ann', 2);
		expect(early).toEqual(copy);
		expect(names(backtester.result().dates[0].newlyHot)).toBe('ann');
	});

	it('without dates or without candidates is empty', () => {
		expect(backtest(town, [])).toMatchObject({ candidates: 5, dates: [], weeks: [] });
		const nobody = backtest({}, ['2026-03-10']);
		expect(nobody.dates[0]).toMatchObject({ candidates: 0, moved: 0, newlyHot: { total: 0 } });
		expect(nobody.perWeek.draft).toEqual({ recruiter: 0, hot: 0 });
	});
});
