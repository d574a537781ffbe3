import { DateTime } from 'luxon';
import fc from 'fast-check';
import { dueAt, loadHolidays, type WorkingHours } from '../../../lib/hubspot';
import { hubSpotErrorOf } from '../../support/hubspot/scene';
import rows from './dueDate.json';

const zone = 'Europe/Amsterdam';
const local = (text: string) => DateTime.fromISO(text, { zone }).toMillis();
const text = (ms: number) => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

let dutch: (date: string) => boolean;

beforeAll(async () => {
	dutch = await loadHolidays('NL');
});

const hours = (more: Partial<WorkingHours> = {}): WorkingHours => ({
	timezone: zone,
	weekdays: [1, 2, 3, 4, 5],
	from: '09:00',
	to: '17:30',
	isHoliday: dutch,
	...more,
});

describe('when a task is due (MSR-26, UP-14)', () => {
	it.each(rows)('$name: $from + $hours h = $due', ({ from, hours: some, due }) => {
		expect(text(dueAt(local(from), some * 60, hours()))).toBe(due);
	});

	it('lies in working hours whatever the start and the time allowed, and later for more of it', () => {
		const minutes = fc.integer({ min: 0, max: 3000 });
		const start = fc.integer({ min: local('2026-01-01'), max: local('2028-01-01') });
		fc.assert(
			fc.property(start, minutes, minutes, (startMs, a, b) => {
				const due = dueAt(startMs, a, hours());
				const at = DateTime.fromMillis(due, { zone });
				const minuteOfDay = at.hour * 60 + at.minute;
				expect(due).toBeGreaterThanOrEqual(startMs);
				expect(at.weekday).toBeLessThanOrEqual(5);
				expect(dutch(at.toISODate() ?? '')).toBe(false);
				expect(minuteOfDay).toBeGreaterThanOrEqual(9 * 60);
				expect(minuteOfDay).toBeLessThanOrEqual(17 * 60 + 30);
				expect(dueAt(startMs, a + b, hours())).toBeGreaterThanOrEqual(due);
			}),
			{ seed: 5, numRuns: 300 },
		);
	});

	it.each<[string, Partial<WorkingHours>]>([
		['no day of the week', { weekdays: [] }],
		['an end before the start', { from: '17:00', to: '09:00' }],
		['holidays all year', { isHoliday: () => true }],
		['a time that is none', { from: 'nine' }],
		['a time zone that is none', { timezone: 'Europe/Nowhere' }],
	])('cannot be told with %s', async (_, more) => {
		const tell = async () => await Promise.resolve(dueAt(local('2026-11-23'), 60, hours(more)));
		expect((await hubSpotErrorOf(tell())).code).toBe('no-working-hours');
	});
});

describe('public holidays', () => {
	it('are the days everybody has off', () => {
		const days = ['2026-04-27', '2026-12-25', '2026-12-26', '2027-01-01', '2027-05-06'];
		expect(days.map(dutch)).toEqual(days.map(() => true));
		const working = ['2026-04-03', '2026-12-05', '2026-12-24', '2026-12-31', '2026-11-23'];
		expect(working.map(dutch)).toEqual(working.map(() => false));
	});

	it('differ between countries and states', async () => {
		const [bavaria, berlin] = [await loadHolidays('DE', 'BY'), await loadHolidays('DE', 'BE')];
		expect([bavaria('2026-01-06'), berlin('2026-01-06')]).toEqual([true, false]);
		expect((await loadHolidays('BE'))('2026-07-21')).toBe(true);
	});

	it.each([
		['XX', ''],
		['', ''],
		['NL', 'XX'],
		['DE', 'XX'],
		['__proto__', ''],
		['DE', 'constructor'],
	])('of "%s" and "%s" are not known', async (country, state) => {
		expect((await hubSpotErrorOf(loadHolidays(country, state))).code).toBe('bad-calendar');
	});
});
