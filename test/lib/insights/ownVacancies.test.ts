import { vacanciesOf } from '../../../lib/insights/people/ownVacancies';
import type { LedgerEvent } from '../../../lib/store';
import { dayMs } from '../../support/events';
import { preset } from '../../support/preset';

const asOfMs = dayMs(100);

const event = (type: string, subject: string | null, day: number): LedgerEvent => ({
	eventId: `${type} ${subject} ${day}`,
	type,
	occurredAt: dayMs(day),
	recordedAt: dayMs(day),
	subject,
	details: {},
});
const viewed = (subject: string, ...days: number[]) =>
	days.map((day) => event('vacancy.viewed', subject, day));

const interestOf = (...events: LedgerEvent[][]) =>
	vacanciesOf(events.flat(), preset, asOfMs).map(({ vacancy, interest }) => [vacancy, interest]);

describe('the vacancies of one candidate (UP-10, MSR-19)', () => {
	it.each<[string, LedgerEvent[], string]>([
		['one view', viewed('a', 99), 'looked'],
		['views on two days', viewed('a', 90, 99), 'warm'],
		['three views on one day', viewed('a', 99, 99, 99), 'warm'],
		['views on two days, long ago', viewed('a', 10, 20), 'looked'],
		['an application', [...viewed('a', 99), event('application.submitted', 'a', 99)], 'applied'],
		['an application without a view', [event('application.started', 'a', 50)], 'applied'],
	])('after %s', (_, events, interest) => {
		expect(interestOf(events)).toEqual([['a', interest]]);
	});

	it('puts what was applied for first, then what is warm, the latest first', () => {
		const applied = [event('application.submitted', 'applied', 40)];
		const all = [viewed('old', 5), viewed('warm', 95, 96), viewed('new', 99), applied];
		expect(interestOf(...all)).toEqual([
			['applied', 'applied'],
			['warm', 'warm'],
			['new', 'looked'],
			['old', 'looked'],
		]);
	});

	it('counts views and days, and tells the last', () => {
		const [only] = vacanciesOf(viewed('a', 90, 90, 95), preset, asOfMs);
		expect(only).toMatchObject({ views: 3, days: 2 });
		expect(only.lastViewedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	it('leaves out what has no subject, is about something else or is still to come', () => {
		const others = [
			event('vacancy.viewed', null, 99),
			event('article.read', 'a', 99),
			event('vacancy.viewed', 'later', 101),
		];
		expect(vacanciesOf(others, preset, asOfMs)).toEqual([]);
		const [hostile] = vacanciesOf(viewed('__proto__', 99), preset, asOfMs);
		expect(hostile.vacancy).toBe('__proto__');
	});
});
