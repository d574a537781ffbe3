import { parseDay } from '../../../lib/scoring';
import { evaluateRows, presetWith, type EventRow } from './remember';

const application: EventRow = { on: '2026-03-02', type: 'application.submitted', subject: 'v1' };
const hot: EventRow[] = [
	application,
	{ on: '2026-03-02', type: 'appointment.booked', subject: 'a1' },
	{ on: '2026-03-02', type: 'email.replied' },
];
const pause = (on: string, until: string): EventRow => ({
	on,
	type: 'candidate.paused',
	properties: { until },
});

const routeOf = (rows: readonly EventRow[], asOf: string) => evaluateRows(rows, asOf).route;

describe('routes (StD-10, StD-11)', () => {
	it('the hot go to a recruiter until they cool down', () => {
		expect(routeOf(hot, '2026-03-02')).toBe('recruiter');
		expect(routeOf(hot, '2026-04-20')).toBe('nurture');
		expect(routeOf(hot, '2026-12-01')).toBe('keepWarm');
	});

	it('an application goes to a recruiter for 14 days', () => {
		expect(routeOf([application], '2026-03-15')).toBe('recruiter');
		expect(routeOf([application], '2026-03-16')).toBe('nurture');
	});

	it('a second application starts the 14 days anew, also for the same vacancy', () => {
		const rows = [application, { ...application, on: '2026-03-10' }];
		expect(routeOf(rows, '2026-03-23')).toBe('recruiter');
		expect(routeOf(rows, '2026-03-24')).toBe('nurture');
	});

	it('nobody is dropped: without any route left, candidates are kept warm', () => {
		const compiled = presetWith({ routes: [] });
		expect(evaluateRows(hot, '2026-03-02', compiled).route).toBe('keepWarm');
		expect(routeOf([], '2026-03-02')).toBe('keepWarm');
		expect(routeOf([{ on: '2026-03-02', type: 'email.complained' }], '2026-03-02')).toBe(
			'keepWarm',
		);
	});

	it('the placed are cared for, hot or not', () => {
		const hired = {
			on: '2026-03-03',
			type: 'application.status_changed',
			properties: { status: 'Hired' },
		};
		expect(routeOf([...hot, hired], '2026-03-03')).toBe('care');
		expect(routeOf([...hot, hired], '2030-03-03')).toBe('care');
	});
});

describe('a pause', () => {
	it('keeps warm from its day until its end', () => {
		const rows = [...hot, pause('2026-03-04', '2026-03-08')];
		const days = ['2026-03-03', '2026-03-04', '2026-03-07', '2026-03-08'];
		expect(days.map((day) => routeOf(rows, day))).toEqual([
			'recruiter',
			'keepWarm',
			'keepWarm',
			'recruiter',
		]);
	});

	it('is ended early by a later one, and lengthened by a later one', () => {
		const rows = [...hot, pause('2026-03-03', '2026-03-08')];
		expect(routeOf([...rows, pause('2026-03-04', '2026-03-04')], '2026-03-05')).toBe('recruiter');
		expect(routeOf([...rows, pause('2026-03-04', '2026-06-01')], '2026-03-08')).toBe('keepWarm');
	});

	it('that ends before it begins changes nothing before it', () => {
		const rows = [...hot, pause('2026-03-04', '2026-01-01')];
		expect(evaluateRows(rows, '2026-03-05').changes[0].day).toBe(parseDay('2026-03-02'));
		expect(routeOf(rows, '2026-03-05')).toBe('recruiter');
	});

	it('leaves score, bucket and medal as they are', () => {
		const without = evaluateRows(hot, '2026-03-05');
		const paused = evaluateRows([...hot, pause('2026-03-04', '2026-03-08')], '2026-03-05');
		expect(paused).toMatchObject({ score: without.score, bucket: 'hot', medal: null });
	});

	it('for ever is a pause like any other', () => {
		const rows = [
			...hot,
			{ on: '2026-03-03', type: 'email.unsubscribed' },
			pause('2026-03-04', '9999-12-31'),
		];
		expect(evaluateRows(rows, '2030-01-01')).toMatchObject({ route: 'keepWarm', score: 1 });
	});
});
