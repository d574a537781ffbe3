import { formatDay, type CompiledModel, type ScoringModelInput } from '../../../lib/scoring';
import { describeChanges, evaluateRows, modelOfRule, type EventRow } from './remember';

const forever = { kind: 'none' } as const;

/** A model of one rule that gives and one that takes, and how each fades. */
function giveAndTake(
	gives: ScoringModelInput['decay'],
	takes: ScoringModelInput['decay'],
	changes: Partial<ScoringModelInput> = {},
): CompiledModel {
	return modelOfRule(
		{},
		{
			rules: [
				{ key: 'gain', label: 'Gain', on: 'gain.made', points: 50, pillar: 'all', decay: gives },
				{ key: 'loss', label: 'Loss', on: 'loss.made', points: -30, pillar: null, decay: takes },
			],
			...changes,
		},
	);
}

const rows: EventRow[] = ['gain.made', 'loss.made'].map((type) => ({ on: '2026-03-01', type }));

const nextOf = (compiled: CompiledModel, events: EventRow[], date: string) => {
	const { nextChangeOn } = evaluateRows(events, date, compiled);
	return nextChangeOn === null ? null : formatDay(nextChangeOn);
};

const bucketsOf = (compiled: CompiledModel, events: EventRow[], date: string) =>
	describeChanges(evaluateRows(events, date, compiled)).filter((line) => line.includes('bucket'));

describe('a score that rises by itself', () => {
	const expires = { kind: 'expires', afterDays: 10 } as const;

	it('as a penalty fades, is followed up', () => {
		const compiled = giveAndTake(forever, expires);
		expect(bucketsOf(compiled, rows, '2026-04-01')).toEqual([
			'2026-03-01 bucket: none → lukewarm',
			'2026-03-11 bucket: lukewarm → warm',
		]);
		expect(nextOf(compiled, rows, '2026-03-01')).toBe('2026-03-11');
		expect(nextOf(compiled, rows, '2026-03-10')).toBe('2026-03-11');
	});

	it('from the lowest bucket, too', () => {
		const compiled = giveAndTake(forever, expires);
		const twice = [...rows, rows[1]];
		expect(bucketsOf(compiled, twice, '2026-04-01')).toEqual([
			'2026-03-01 bucket: none → cold',
			'2026-03-11 bucket: cold → warm',
		]);
		expect(nextOf(compiled, twice, '2026-03-05')).toBe('2026-03-11');
	});

	it('after a penalty on a day on which nothing else happened, is followed down and up', () => {
		const compiled = giveAndTake(forever, expires);
		const apart = [rows[0], { ...rows[1], on: '2026-03-05' }];
		expect(bucketsOf(compiled, apart, '2026-05-01')).toEqual([
			'2026-03-01 bucket: none → warm',
			'2026-03-05 bucket: warm → lukewarm',
			'2026-03-15 bucket: lukewarm → warm',
		]);
		expect(nextOf(compiled, apart, '2026-03-01')).toBe('2026-03-05');
	});

	it('and falls again, is followed both ways', () => {
		const compiled = giveAndTake({ kind: 'expires', afterDays: 20 }, expires);
		expect(bucketsOf(compiled, rows, '2026-04-01')).toEqual([
			'2026-03-01 bucket: none → lukewarm',
			'2026-03-11 bucket: lukewarm → warm',
			'2026-03-21 bucket: warm → cold',
		]);
		expect(nextOf(compiled, rows, '2026-03-11')).toBe('2026-03-21');
	});
});

describe('a score that stays low', () => {
	const visits = (...counts: number[]): EventRow[] =>
		counts.map((times, i) => ({ on: `2026-03-0${i + 1}`, type: 'thing.done', times }));
	const bucketOf = (compiled: CompiledModel, events: EventRow[]) =>
		evaluateRows(events, '2026-03-09', compiled).bucket;

	it('leaves the lowest bucket with the very point that leads out of it', () => {
		const compiled = modelOfRule({ points: 5 });
		expect(bucketOf(compiled, visits(2, 1))).toBe('cold');
		expect(bucketOf(compiled, visits(2, 2))).toBe('lukewarm');
	});

	it('leaves it by half a point, as it is shown', () => {
		const compiled = modelOfRule({ points: 6.5 });
		expect(bucketOf(compiled, visits(2, 1))).toBe('lukewarm');
	});

	it('leaves it by the square root, which makes more of little', () => {
		const compiled = modelOfRule({ points: 2.5 }, { accumulation: 'squareRoot' });
		expect(bucketOf(compiled, visits(1))).toBe('cold');
		expect(bucketOf(compiled, visits(1, 1))).toBe('lukewarm');
	});

	it('does not leave it by what was taken', () => {
		const compiled = giveAndTake(forever, forever, { floor: 1 });
		const losses = [rows[1], { ...rows[1], on: '2026-03-02' }];
		expect(bucketOf(compiled, [...rows, ...losses])).toBe('cold');
	});

	it('leaves it for the points of two rules together', () => {
		const rules = ['a', 'b'].map((key) => ({
			key,
			label: key,
			on: `${key}.done`,
			points: 12,
			pillar: 'all',
		}));
		const compiled = modelOfRule({}, { rules });
		const events = ['a.done', 'b.done'].map((type, i) => ({ on: `2026-03-0${i + 1}`, type }));
		expect(bucketsOf(compiled, events, '2026-03-09')).toEqual([
			'2026-03-01 bucket: none → cold',
			'2026-03-02 bucket: cold → lukewarm',
		]);
	});
});

describe('the next change', () => {
	it.each([
		['the day points are gone', { kind: 'expires', afterDays: 5 }, '2026-03-01', '2026-03-06'],
		['the day before that', { kind: 'expires', afterDays: 5 }, '2026-03-05', '2026-03-06'],
		['none once they are', { kind: 'expires', afterDays: 5 }, '2026-03-06', null],
		['the first step', { kind: 'steps', percent: 10, everyDays: 7 }, '2026-03-01', '2026-03-08'],
		['the next step', { kind: 'steps', percent: 10, everyDays: 7 }, '2026-03-08', '2026-03-15'],
		['after the grace', { kind: 'linear', days: 50, graceDays: 3 }, '2026-03-01', '2026-03-05'],
		['the end of the horizon', { kind: 'none' }, '2026-03-01', '2026-04-01'],
		['the last day of the horizon', { kind: 'none' }, '2026-03-31', '2026-04-01'],
		['none beyond the horizon', { kind: 'none' }, '2026-04-01', null],
	] as const)('is %s', (_, decay, date, next) => {
		const compiled = modelOfRule({ points: 50, decay }, { horizonDays: 30 });
		expect(nextOf(compiled, [{ on: '2026-03-01', type: 'thing.done' }], date)).toBe(next);
	});

	it('is the day of an event that is known already, also of one that changes nothing but the phase', () => {
		const compiled = modelOfRule(
			{ points: 0, pillar: null },
			{
				phases: [
					{ key: 'see', label: 'See', enter: [] },
					{ key: 'do', label: 'Do', enter: [{ rules: ['rule'] }] },
				],
			},
		);
		const events = [{ on: '2026-03-05', type: 'thing.done' }];
		expect(nextOf(compiled, events, '2026-03-01')).toBe('2026-03-05');
		expect(nextOf(compiled, events, '2026-03-05')).toBeNull();
	});

	/** Who fits in everything, and how that counts. */
	const fitting = (score: ScoringModelInput['score']): Partial<ScoringModelInput> => ({
		profile: {
			persona: {
				start: 100,
				criteria: [{ key: 'c', label: 'C', field: 'f', op: 'exists', points: 1 }],
			},
		},
		score,
	});
	const events = [{ on: '2026-03-01', type: 'thing.done' }];

	it('is a change of the engagement alone where the score is a sum', () => {
		const decay = { kind: 'expires', afterDays: 10 } as const;
		const compiled = modelOfRule({ points: 50, decay }, fitting({ combine: 'sum' }));
		expect(evaluateRows(events, '2026-03-01', compiled)).toMatchObject({
			score: 100,
			engagement: 50,
		});
		expect(nextOf(compiled, events, '2026-03-01')).toBe('2026-03-11');
		expect(evaluateRows(events, '2026-03-11', compiled)).toMatchObject({
			score: 100,
			engagement: 1,
		});
	});

	it('is a change of the engagement alone also where a penalty fades', () => {
		const takes = { kind: 'expires', afterDays: 10 } as const;
		const compiled = giveAndTake(forever, takes, fitting({ combine: 'sum' }));
		expect(evaluateRows(rows, '2026-03-01', compiled)).toMatchObject({
			score: 100,
			engagement: 20,
		});
		expect(nextOf(compiled, rows, '2026-03-01')).toBe('2026-03-11');
	});

	it('is that of the score or of the engagement, whichever comes first', () => {
		const compiled = modelOfRule(
			{ points: 25.4, decay: { kind: 'linear', days: 100 } },
			fitting({ combine: 'weights', engagement: 3, persona: 1 }),
		);
		const shownOn = (date: string) => {
			const { score, engagement } = evaluateRows(events, date, compiled);
			return [score, engagement, nextOf(compiled, events, date)];
		};
		expect(shownOn('2026-03-01')).toEqual([44, 25, '2026-03-04']);
		expect(shownOn('2026-03-04')).toEqual([43, 25, '2026-03-05']);
		expect(shownOn('2026-03-05').slice(0, 2)).toEqual([43, 24]);
	});
});

describe('what nobody knows yet', () => {
	it('is nothing before the first event, and all of it on its day', () => {
		const compiled = modelOfRule({ points: 30 });
		const events = [{ on: '2026-03-05', type: 'thing.done' }];
		expect(evaluateRows(events, '2026-03-04', compiled)).toMatchObject({
			score: null,
			engagement: null,
			bucket: null,
			firstScoredAt: null,
			changes: [],
		});
		expect(evaluateRows(events, '2026-03-05', compiled)).toMatchObject({
			score: 30,
			engagement: 30,
			bucket: 'lukewarm',
			firstScoredAt: '2026-03-05',
		});
		expect(evaluateRows([], '2026-03-05', compiled)).toMatchObject({ score: null, changes: [] });
	});
});
