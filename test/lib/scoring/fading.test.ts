import { evaluateOn, formatDay, parseDay, type CompiledModel } from '../../../lib/scoring';
import { modelOfRule, remember, toEvents, type EventRow } from './remember';

const DECAY = { kind: 'steps', percent: 10, everyDays: 7 } as const;
const rows: EventRow[] = [{ on: '2026-03-01', type: 'thing.done' }];

/** The changes ahead of a day, of `most` at most, and the day of the one after them. */
function aheadOf(compiled: CompiledModel, events: EventRow[], date: string, most: number) {
	const { fading } = evaluateOn(
		remember(toEvents(events), compiled),
		compiled,
		parseDay(date),
		most,
	);
	return {
		steps: fading?.steps.map(({ day, score, engagement }) => [formatDay(day), score, engagement]),
		until: fading?.until ? formatDay(fading.until) : null,
	};
}

describe('the changes ahead', () => {
	/** Buckets that no score of these tests leaves. */
	const wideBuckets = {
		buckets: [
			{ key: 'all', label: 'All', from: 0 },
			{ key: 'top', label: 'Top', from: 90 },
		],
	};

	it('are told as far as asked for, and the day of the one after them', () => {
		const compiled = modelOfRule({ points: 50, decay: DECAY }, wideBuckets);
		expect(aheadOf(compiled, rows, '2026-03-01', 2)).toEqual({
			steps: [
				['2026-03-08', 45, 45],
				['2026-03-15', 40, 40],
			],
			until: '2026-03-22',
		});
		expect(aheadOf(compiled, rows, '2026-03-10', 1)).toEqual({
			steps: [['2026-03-15', 40, 40]],
			until: '2026-03-22',
		});
	});

	it('are not told where nobody asks', () => {
		const compiled = modelOfRule({ points: 50, decay: DECAY }, wideBuckets);
		expect(aheadOf(compiled, rows, '2026-03-01', 0)).toEqual({ steps: undefined, until: null });
	});

	it('end where nothing comes any more', () => {
		const compiled = modelOfRule({ points: 50, decay: { ...DECAY, percent: 50 } }, wideBuckets);
		expect(aheadOf(compiled, rows, '2026-03-01', 9)).toEqual({
			steps: [
				['2026-03-08', 25, 25],
				['2026-03-15', 1, 1],
			],
			until: null,
		});
	});

	it('end before the score leads to another bucket', () => {
		const compiled = modelOfRule({ points: 50, decay: DECAY });
		expect(aheadOf(compiled, rows, '2026-03-01', 9)).toEqual({
			steps: [
				['2026-03-08', 45, 45],
				['2026-03-15', 40, 40],
			],
			until: '2026-03-22',
		});
	});

	it('are not told while something is dated ahead, from whose day on they are', () => {
		const compiled = modelOfRule({ points: 50, decay: DECAY }, wideBuckets);
		const dated = [...rows, { ...rows[0], on: '2026-03-10' }];
		expect(aheadOf(compiled, dated, '2026-03-01', 9)).toEqual({ steps: [], until: '2026-03-08' });
		expect(aheadOf(compiled, dated, '2026-03-10', 1).steps).toHaveLength(1);
	});
});
