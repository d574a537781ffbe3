import { bucketOf, stepBucket } from '../../../lib/scoring';
import { describeChanges, evaluateRows, modelOfRule, presetModel, type EventRow } from './remember';

const model = presetModel();
const [COLD, LUKEWARM, WARM, HOT] = [0, 1, 2, 3];

describe('buckets (MSR-03)', () => {
	it.each([
		[0, COLD],
		[19, COLD],
		[20, LUKEWARM],
		[44, LUKEWARM],
		[45, WARM],
		[69, WARM],
		[70, HOT],
		[100, HOT],
	])('are half-open: %i falls in bucket %i', (score, bucket) => {
		expect(bucketOf(score, model.buckets)).toBe(bucket);
	});

	it.each([
		['entered at the threshold', WARM, 70, HOT],
		['not entered below it', WARM, 69, WARM],
		['kept down to 5 below', HOT, 65, HOT],
		['left further down', HOT, 64, WARM],
		['left for where the score is, however far', HOT, 3, COLD],
		['entered at once from far below', COLD, 70, HOT],
		['entered without a bucket before', -1, 66, WARM],
		['kept on the way up too', LUKEWARM, 44, LUKEWARM],
	])('%s', (_, previous, score, expected) => {
		expect(stepBucket(previous, score, model)).toBe(expected);
	});

	it('are none without a score', () => {
		expect(stepBucket(-1, null, model)).toBe(-1);
	});
});

describe('crossings', () => {
	it('fire when a jump passes a threshold without touching it, as 149 + 2 = 151 does', () => {
		const rows = [
			{ on: '2026-03-01', type: 'thing.done', times: 69 },
			{ on: '2026-03-02', type: 'thing.done', times: 2 },
		];
		expect(describeChanges(evaluateRows(rows, '2026-03-02', modelOfRule({})))).toEqual([
			'2026-03-01 bucket: none → warm',
			'2026-03-01 phase: none → see',
			'2026-03-02 bucket: warm → hot',
		]);
	});

	it('do not flap while a score hovers around 70', () => {
		const compiled = modelOfRule({
			points: 7,
			decay: { kind: 'halfLife', days: 90, graceDays: 0 },
		});
		const rows: EventRow[] = [{ on: '2026-03-01', type: 'thing.done', times: 10 }];
		for (let day = 8; day <= 29; day += 7)
			rows.push({ on: `2026-03-${String(day).padStart(2, '0')}`, type: 'thing.done' });
		const scores = new Set<number | null>();
		for (let day = 1; day <= 31; day++) {
			const now = evaluateRows(rows, `2026-03-${String(day).padStart(2, '0')}`, compiled);
			scores.add(now.score);
			expect(now.bucket).toBe('hot');
		}
		expect([...scores].some((score) => score !== null && score < 70)).toBe(true);
		const { changes } = evaluateRows(rows, '2026-03-31', compiled);
		expect(changes.filter(({ kind }) => kind === 'bucket')).toHaveLength(1);
	});

	it('fire again when a bucket is entered again', () => {
		const rows = [
			{ on: '2026-03-01', type: 'application.submitted', subject: 'v1' },
			{ on: '2026-03-01', type: 'application.submitted', subject: 'v2' },
			{ on: '2026-05-01', type: 'application.submitted', subject: 'v3' },
			{ on: '2026-05-01', type: 'application.submitted', subject: 'v4' },
		];
		const buckets = describeChanges(evaluateRows(rows, '2026-05-02')).filter((line) =>
			line.includes('bucket'),
		);
		expect(buckets).toEqual([
			'2026-03-01 bucket: none → hot',
			'2026-03-22 bucket: hot → warm',
			'2026-04-23 bucket: warm → lukewarm',
			'2026-05-01 bucket: lukewarm → hot',
		]);
	});
});
