import { Settings } from 'luxon';
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
		Settings.defaultZone = 'Asia/Tokyo';
		const { pauses } = timelinesOf([
			{ on: '2026-03-01', type: 'candidate.paused', properties: { until } },
		]);
		Settings.defaultZone = 'system';
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

	const event = { eventId: 'e', occurredAt: 7 };

	it.each([
		[
			'a status',
			'application.status_changed',
			{ status: 'Match' },
			'statuses',
			[7, 'Match', '', 'e'],
		],
		['a withdrawal', 'consent.withdrawn', { purpose: 'nurture' }, 'consents', [7, 'nurture', 0]],
		['a pause', 'candidate.paused', { until: ' 1970-01-02 ' }, 'pauses', [7, 86_400_000]],
		['a profile', 'profile.updated', { region: 'Utrecht' }, 'profile', [7, 'region', '"Utrecht"']],
	] as const)('note %s, and nothing else', (_, type, properties, list, entry) => {
		const timelines = emptyTimelines();
		expect(addToTimelines(timelines, { ...event, type, properties })).toBe(true);
		expect(timelines).toEqual({ ...emptyTimelines(), [list]: [entry] });
		expect(addToTimelines(timelines, { ...event, type, properties })).toBe(false);
		expect(timelines).toEqual({ ...emptyTimelines(), [list]: [entry] });
	});

	it.each([
		['a status that is no text', 'application.status_changed', { status: 4 }],
		['a status of another event', 'status.changed', { status: 'Match' }],
		['a withdrawal of nothing', 'consent.withdrawn', {}],
		['a withdrawal of another event', 'consent.given', { purpose: 'nurture' }],
		['a pause without an end', 'candidate.paused', {}],
		['a pause of another event', 'candidate.waited', { until: '2026-01-01' }],
		['properties of another event', 'page.viewed', { region: 'Utrecht' }],
		['no properties', 'profile.updated', undefined],
		['no properties of a status', 'application.status_changed', undefined],
		['no properties of a withdrawal', 'consent.withdrawn', undefined],
		['no properties of a pause', 'candidate.paused', undefined],
		['a field without a value', 'profile.updated', { region: undefined }],
	])('do not change by %s', (_, type, properties) => {
		const timelines = emptyTimelines();
		expect(addToTimelines(timelines, { ...event, type, properties })).toBe(false);
		expect(timelines).toEqual(emptyTimelines());
	});

	it('note consent and profile that come with any event, and say that something changed', () => {
		const timelines = emptyTimelines();
		const form = {
			...event,
			type: 'form.submitted',
			isKnown: true,
			consent: ['nurture', 'analytics'],
			profile: { years: 3, region: null },
		};
		expect(addToTimelines(timelines, form)).toBe(true);
		expect(timelines).toEqual({
			knownSince: 7,
			statuses: [],
			consents: [
				[7, 'analytics', 1],
				[7, 'nurture', 1],
			],
			pauses: [],
			profile: [
				[7, 'region', 'null'],
				[7, 'years', '3'],
			],
		});
		expect(addToTimelines(timelines, form)).toBe(false);
	});

	it.each([
		['a consent', { consent: ['nurture', 'calls'] }],
		['a field', { profile: { years: 3 } }],
		['an earlier moment', { occurredAt: 6 }],
	])('say that something changed for %s that is new', (_, more) => {
		const timelines = emptyTimelines();
		const visit = { ...event, type: 'page.viewed', isKnown: true, consent: ['nurture'] };
		addToTimelines(timelines, visit);
		expect(addToTimelines(timelines, visit)).toBe(false);
		expect(addToTimelines(timelines, { ...visit, ...more })).toBe(true);
	});

	it('say that something changed for a name alone', () => {
		const visit = { ...event, type: 'page.viewed' };
		const timelines = emptyTimelines();
		expect(addToTimelines(timelines, visit)).toBe(false);
		expect(addToTimelines(timelines, { ...visit, isKnown: true })).toBe(true);
	});

	it.each([
		['by the earliest moment', { occurredAt: 6 }, { occurredAt: 8 }, [6, 7, 8]],
		['whatever comes first', { occurredAt: 8 }, { occurredAt: 6 }, [6, 7, 8]],
	])('are in order %s', (_, one, other, moments) => {
		const timelines = emptyTimelines();
		for (const when of [one, other, {}])
			addToTimelines(timelines, {
				...event,
				type: 'application.status_changed',
				properties: { status: 'Match' },
				...when,
			});
		expect(timelines.statuses.map(([at]) => at)).toEqual(moments);
	});

	it('merge every list', () => {
		const all = (at: number) => {
			const timelines = emptyTimelines();
			const types = {
				'application.status_changed': { status: 'Match' },
				'consent.withdrawn': { purpose: 'nurture' },
				'candidate.paused': { until: '2026-01-01' },
				'profile.updated': { region: 'Utrecht' },
			};
			for (const [type, properties] of Object.entries(types))
				addToTimelines(timelines, { ...event, type, properties, occurredAt: at });
			return timelines;
		};
		const merged = mergeTimelines(all(2), all(1));
		const lists = [merged.statuses, merged.consents, merged.pauses, merged.profile];
		expect(lists.map((list) => list.map(([at]) => at))).toEqual(Array(4).fill([1, 2]));
		expect(merged.knownSince).toBeNull();
		expect(mergeTimelines({ ...all(1), knownSince: 4 }, all(1)).knownSince).toBe(4);
	});

	it.each([
		[[[5, 1]], true],
		[[[5, 0]], false],
		[
			[
				[5, 1],
				[5, 0],
			],
			false,
		],
		[
			[
				[5, 0],
				[5, 1],
			],
			false,
		],
		[
			[
				[5, 0],
				[6, 1],
			],
			true,
		],
		[
			[
				[5, 1],
				[6, 0],
			],
			false,
		],
		[[], false],
	] as Array<[Array<[number, 0 | 1]>, boolean]>)(
		'know the latest word, and withdrawn wins at the same moment: %j',
		(words, granted) => {
			const timelines = emptyTimelines();
			for (const [at, yes] of words)
				addToTimelines(timelines, {
					eventId: `${at}`,
					occurredAt: at,
					type: yes ? 'form.submitted' : 'consent.withdrawn',
					properties: { purpose: 'nurture' },
					consent: yes ? ['nurture'] : [],
				});
			expect(hasConsent(timelines, 'nurture', 0, preset)).toBe(granted);
			expect(hasConsent(timelines, 'nurture', -1, preset)).toBe(false);
		},
	);
});
