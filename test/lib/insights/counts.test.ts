import { tellFunnel } from '../../../lib/insights/counts/funnel';
import { timeToPlacement } from '../../../lib/insights/counts/placements';
import { lastingOf } from '../../../lib/insights/counts/survival';
import { sumUpStandings, type Counted } from '../../../lib/insights/counts/standing';
import { tellTrend } from '../../../lib/insights/counts/trend';
import { driftOf } from '../../../lib/scoring/calibrate/drift';
import type { Moves } from '../../../lib/store';
import { seeded } from '../scoring/calibrate/rowsOf';
import { preset } from '../../support/preset';

const counted = (counts: Record<string, number>): Counted[] =>
	Object.entries(counts).map(([key, candidates]) => ({ key, label: key, candidates, share: 0 }));

const bucket = (from: string | null, to: string | null, day: number, changes = 1): Moves => ({
	kind: 'bucket',
	from,
	to,
	day,
	changes,
});

describe('who stands where', () => {
	it('has every class, also those nobody is in, and no NaN where there is nobody', () => {
		const { buckets, scores, medals, candidates } = sumUpStandings([], preset.model);
		expect(candidates).toBe(0);
		expect(buckets.map(({ key, share }) => [key, share])).toEqual([
			['cold', 0],
			['lukewarm', 0],
			['warm', 0],
			['hot', 0],
		]);
		expect(scores).toHaveLength(10);
		expect(medals.map(({ key }) => key)).toEqual(['', 'bronze', 'silver', 'gold']);
	});

	it('tells who has no score apart', () => {
		const row = { bucket: null, phase: 'see', medal: null, score: null, candidates: 3 };
		const scored = { ...row, bucket: 'hot', score: 97, candidates: 1 };
		const found = sumUpStandings([row, scored], preset.model);
		expect(found).toMatchObject({ candidates: 4, unscored: 3 });
		expect(found.buckets.at(-1)).toMatchObject({ candidates: 1, share: 0.25 });
	});
});

describe('the trend (MSR-27)', () => {
	const now = counted({ cold: 5, warm: 3, hot: 2 });
	const moves = [
		bucket(null, 'cold', 10, 4),
		bucket('cold', 'warm', 11, 2),
		bucket('warm', 'hot', 12),
		bucket('hot', 'warm', 13),
	];
	const trend = tellTrend(moves, now, { from: 9, until: 13 });

	it('goes back from where candidates stand now', () => {
		expect(trend.days.map(({ buckets }) => buckets)).toEqual([
			{ cold: 3, warm: 1, hot: 2 },
			{ cold: 7, warm: 1, hot: 2 },
			{ cold: 5, warm: 3, hot: 2 },
			{ cold: 5, warm: 2, hot: 3 },
			{ cold: 5, warm: 3, hot: 2 },
		]);
	});

	it('counts who became hot and who left it', () => {
		expect(trend.days.map(({ becameHot, leftHot }) => [becameHot, leftHot])).toEqual([
			[0, 0],
			[0, 0],
			[0, 0],
			[1, 0],
			[0, 1],
		]);
		expect(trend.weeks).toMatchObject([{ becameHot: 1, leftHot: 1 }]);
	});

	it('ends its weeks with the period', () => {
		const { weeks, days } = tellTrend([], now, { from: 0, until: 15 });
		expect(weeks.map(({ date }) => date)).toEqual([days[1], days[8], days[15]].map((d) => d.date));
	});
});

describe('drift', () => {
	it.each<[string, number[], number[], string | null]>([
		['the same', [10, 20], [100, 200], 'steady'],
		['a little otherwise', [100, 100, 100], [70, 90, 140], 'steady'],
		['otherwise', [100, 100], [160, 40], 'shifted'],
		['a class nobody is in any more', [50, 50], [100, 0], 'shifted'],
		['nobody before', [0, 0], [1, 2], null],
	])('%s', (_, before, after, standing) => {
		const found = driftOf(before, after);
		expect(found?.standing ?? null).toBe(standing);
		if (found) expect(Number.isFinite(found.psi)).toBe(true);
	});

	it('is 0 for the same spread', () => {
		expect(driftOf([5, 5, 10], [50, 50, 100])?.psi).toBeCloseTo(0, 12);
	});
});

describe('the funnel (MSR-30, MSR-31, PL-10)', () => {
	const move = (candidateId: number, from: string | null, to: string, day: number) => ({
		candidateId,
		from,
		to,
		day,
	});
	const moves = [
		move(1, 'see', 'think', 10),
		move(1, 'think', 'do', 24),
		move(2, 'see', 'think', 5),
		move(2, 'think', 'do', 9),
		move(2, 'do', 'think', 69),
		move(3, 'see', 'think', 30),
	];
	const [see, think, doing, care] = tellFunnel(
		counted({ see: 7, think: 2, do: 1, care: 0 }),
		moves,
		1,
		70,
	);

	it('tells how many got how far, and how long it took', () => {
		expect(think).toMatchObject({ now: 2, reached: 3 });
		expect(think.wentOn?.share).toBeCloseTo(2 / 3);
		expect(doing).toMatchObject({ reached: 2, wentOn: { share: 0 } });
		expect(see).toMatchObject({ reached: 7, wentOn: { share: 1 } });
	});

	it('tells how long it takes, those who are still there included', () => {
		// 4 and 14 days until they left; 1 and 40 days so far.
		expect(think.lasting).toEqual({ medianDays: 14, longerThanDays: null, open: 2 });
		expect(doing.lasting).toEqual({ medianDays: 60, longerThanDays: null, open: 1 });
		expect(see.lasting).toEqual({ medianDays: null, longerThanDays: null, open: 0 });
	});

	it('says nothing of a phase nobody was in', () => {
		expect(care).toMatchObject({ now: 0, reached: 0, wentOn: null });
		expect(care.lasting.medianDays).toBeNull();
	});

	it('counts up from a sample', () => {
		const phases = tellFunnel(counted({ see: 7, think: 2, do: 1, care: 0 }), moves, 10, 70);
		expect(phases[1].reached).toBe(30);
	});
});

describe('how long stays last (PL-10)', () => {
	const over = (days: number) => ({ days, isOver: true });
	const open = (days: number) => ({ days, isOver: false });

	it.each<[string, ReturnType<typeof over>[], number | null, number | null]>([
		['none', [], null, null],
		['one that is over', [over(5)], 5, null],
		['one that is not', [open(5)], null, 5],
		['all over', [over(1), over(2), over(9)], 2, null],
		['those that go on for long', [over(1), open(50), open(60)], null, 60],
		['one that goes on for less than others took', [open(1), over(3), over(4), over(8)], 4, null],
		['what ends and what goes on on the same day', [over(3), open(3), over(3), over(9)], 3, null],
	])('tells of %s', (_, stays, medianDays, longerThanDays) => {
		expect(lastingOf(stays)).toMatchObject({ medianDays, longerThanDays });
	});

	it('finds the truth where half of all stays are cut off', () => {
		const random = seeded(3);
		const stays = Array.from({ length: 20_000 }, () => {
			const [days, looked] = [-20 * Math.log(random()), -30 * Math.log(random())];
			return { days: Math.floor(Math.min(days, looked)), isOver: days <= looked };
		});
		const { medianDays } = lastingOf(stays);
		expect(Math.abs((medianDays ?? 0) - 20 * Math.LN2)).toBeLessThan(1.5);
	});
});

describe('time to placement (MSR-30)', () => {
	it('has quantiles and weeks', () => {
		const rows = [
			{ days: 3, candidates: 1 },
			{ days: 10, candidates: 2 },
			{ days: 400, candidates: 1 },
		];
		const found = timeToPlacement(rows);
		expect(found).toMatchObject({ placed: 4, quarter: 3, median: 10, threeQuarters: 10 });
		expect(found.weeks[0]).toEqual({ label: '1', candidates: 1 });
		expect(found.weeks.at(-1)).toEqual({ label: '26+', candidates: 1 });
	});

	it('has none where nobody was placed', () => {
		expect(timeToPlacement([])).toEqual({
			placed: 0,
			median: null,
			quarter: null,
			threeQuarters: null,
			weeks: [],
		});
	});
});
