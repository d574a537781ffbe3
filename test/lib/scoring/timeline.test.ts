import { addToTimelines, emptyTimelines, mergeTimelines, parseDay } from '../../../lib/scoring';
import { hasConsent } from '../../../lib/scoring/consent';
import { instant, preset, remember, toEvents, type EventRow } from './remember';

const timelinesOf = (rows: EventRow[]) => remember(toEvents(rows), preset).timelines;

describe('timelines', () => {
	it('know a person from the earliest event that names them', () => {
		const rows = ['2026-03-03', '2026-03-01', '2026-03-02'].map((on) => ({
			on,
			type: 'page.viewed',
			isKnown: true,
		}));
		expect(timelinesOf(rows).knownSince).toBe(instant('2026-03-01'));
		expect(timelinesOf([{ on: '2026-03-01', type: 'page.viewed' }]).knownSince).toBeNull();
	});

	it('keep statuses in the order of time, each once', () => {
		const [later, earlier] = toEvents([
			{ on: '2026-03-03', type: 'application.status_changed', properties: { status: ' Hired ' } },
			{ on: '2026-03-01', type: 'application.status_changed', properties: { status: 'Intake' } },
		]);
		const timelines = emptyTimelines();
		const changed = [later, earlier, later].map((event) => addToTimelines(timelines, event));
		expect(changed).toEqual([true, true, false]);
		expect(timelines.statuses.map(([, status]) => status)).toEqual(['Intake', 'Hired']);
	});

	// a pause that ends by the machine's clock would give two workers two scores
	it.each([
		['2026-04-01', '2026-04-01T00:00Z'],
		['2026-04-01T06:00', '2026-04-01T06:00Z'],
		['2026-04-01T06:00+02:00', '2026-04-01T04:00Z'],
		['Apr 1 2026', null],
		['1-4-2026', null],
		['soon', null],
		['', null],
	])('read a pause until "%s" the same on every machine', (until, end) => {
		const { pauses } = timelinesOf([
			{ on: '2026-03-01', type: 'candidate.paused', properties: { until } },
		]);
		expect(pauses).toEqual(end === null ? [] : [[instant('2026-03-01'), Date.parse(end)]]);
	});

	it('merge to the earliest name and the union of all entries', () => {
		const a = timelinesOf([
			{ on: '2026-03-02', type: 'page.viewed', isKnown: true, consent: ['nurture'] },
		]);
		const b = timelinesOf([
			{ on: '2026-03-01', type: 'candidate.paused', properties: { until: '2026-04-01' } },
			{ on: '2026-03-02', type: 'page.viewed', consent: ['nurture'] },
		]);
		expect(mergeTimelines(a, b)).toEqual({
			knownSince: instant('2026-03-02'),
			profile: [],
			statuses: [],
			consents: [[instant('2026-03-02'), 'nurture', 1]],
			pauses: [[instant('2026-03-01'), Date.parse('2026-04-01')]],
		});
		expect(mergeTimelines(emptyTimelines(), emptyTimelines())).toEqual(emptyTimelines());
	});

	it.each([
		['before any word', '2026-02-28', false],
		['on the day of the consent', '2026-03-01', true],
		['on the day of the withdrawal', '2026-03-05', false],
		['after a new consent', '2026-03-09', true],
	])('tell whether there is consent %s', (_, date, expected) => {
		const timelines = timelinesOf([
			{ on: '2026-03-09', type: 'page.viewed', consent: ['nurture'] },
			{ on: '2026-03-05', type: 'consent.withdrawn', properties: { purpose: 'nurture' } },
			{ on: '2026-03-01', type: 'page.viewed', consent: ['nurture'] },
		]);
		expect(hasConsent(timelines, 'nurture', parseDay(date), preset)).toBe(expected);
		expect(hasConsent(timelines, 'analytics', parseDay(date), preset)).toBe(false);
	});
});
