import fc from 'fast-check';
import { DateTime } from 'luxon';
import { generateTown } from '../../demo/town';
import { planYear } from '../../demo/year/steps';

const ZONE = 'Europe/Amsterdam';
const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;

const towns = fc.record({
	seed: fc.integer({ min: 1, max: 1_000 }),
	asOfMs: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) }),
});

function plan({ seed, asOfMs }: { seed: number; asOfMs: number }) {
	const { events } = generateTown({ seed, asOfMs, candidates: 20, deliveries: 300 });
	return { events, steps: planYear(events, asOfMs, ZONE) };
}

describe('planYear', () => {
	it('tells everything once and in order', () => {
		fc.assert(
			fc.property(towns, (town) => {
				const { events, steps } = plan(town);
				expect(steps.flatMap((step) => step.events)).toEqual(events);
			}),
			{ numRuns: 30 },
		);
	});

	it('tells nothing before it has happened', () => {
		fc.assert(
			fc.property(towns, (town) => {
				for (const { events, untilMs } of plan(town).steps)
					for (const { occurredAt } of events)
						expect(Date.parse(occurredAt)).toBeLessThanOrEqual(untilMs);
			}),
			{ numRuns: 30 },
		);
	});

	it('takes steps of a week at most, and one to the end of each month and of the year', () => {
		fc.assert(
			fc.property(towns, (town) => {
				const { steps } = plan(town);
				steps.slice(1).forEach(({ untilMs }, i) => {
					// a week in which the clocks go back is an hour longer
					expect(untilMs - steps[i].untilMs).toBeLessThanOrEqual(WEEK_MS + HOUR_MS);
					expect(untilMs).toBeGreaterThan(steps[i].untilMs);
				});
				const last = steps[steps.length - 1];
				expect(last).toMatchObject({ untilMs: town.asOfMs, closesMonth: true });
				for (const { untilMs, closesMonth } of steps.slice(0, -1)) {
					const nextMs = DateTime.fromMillis(untilMs + 1, { zone: ZONE });
					expect(closesMonth).toBe(+nextMs === +nextMs.startOf('month'));
				}
			}),
			{ numRuns: 30 },
		);
	});

	it('has nothing to tell of a town without events', () => {
		expect(planYear([], Date.UTC(2026, 0, 1), ZONE)).toEqual([]);
	});
});
