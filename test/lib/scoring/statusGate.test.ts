import { parseDay } from '../../../lib/scoring';
import { statusGate } from '../../../lib/scoring/statusGate';
import { evaluateRows, modelOfRule, preset, remember, toEvents, type EventRow } from './remember';

const status = (on: string, name: string, subject = 'nurse'): EventRow => ({
	on,
	type: 'application.status_changed',
	subject,
	properties: { status: name },
});

/** On which of the first days of March the gate is open. */
function openDays(rows: EventRow[], statuses: string[]): number[] {
	const isOpen = statusGate(remember(toEvents(rows), preset).timelines, statuses, preset);
	return [1, 2, 3, 4, 5, 6].filter((day) => isOpen(parseDay(`2026-03-0${day}`)));
}

describe('rules that count in given application statuses (MSR-14)', () => {
	it.each([
		['never without a status', [], []],
		['from the day the status came', [status('2026-03-03', 'Match')], [3, 4, 5, 6]],
		['whatever its case and spaces', [status('2026-03-03', ' mATCH ')], [3, 4, 5, 6]],
		['not in another status', [status('2026-03-03', 'Matched')], []],
		[
			'until another status of the same procedure came',
			[status('2026-03-02', 'Match'), status('2026-03-04', 'Rejected')],
			[2, 3],
		],
		[
			'as long as one of several procedures has it',
			[
				status('2026-03-02', 'Match'),
				status('2026-03-03', 'Match', 'planner'),
				status('2026-03-04', 'Rejected'),
				status('2026-03-05', 'Rejected', 'planner'),
			],
			[2, 3, 4],
		],
		[
			'as the end of a day has it',
			[status('2026-03-02T09:00', 'Match'), status('2026-03-02T17:00', 'Rejected')],
			[],
		],
		[
			'also where a status came late',
			[
				status('2026-03-05', 'Rejected'),
				status('2026-03-02', 'Proposed'),
				status('2026-03-04', 'Rejected'),
			],
			[2, 3],
		],
	])('%s', (_, rows, days) => {
		expect(openDays(rows, ['Match', ' proposed'])).toEqual(days);
	});

	it('count the events of those days only, by day and by subject', () => {
		const rows: EventRow[] = [
			...['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'].map((on) => ({
				on,
				type: 'thing.done',
				subject: on,
			})),
			status('2026-03-02', 'Match'),
			status('2026-03-04', 'Rejected'),
		];
		const counted = modelOfRule({ statuses: ['Match'] });
		const bySubject = modelOfRule({ statuses: ['Match'], limits: { perSubject: 'once' } });
		expect(evaluateRows(rows, '2026-03-05', counted).score).toBe(2);
		expect(evaluateRows(rows, '2026-03-05', bySubject).score).toBe(2);
		expect(evaluateRows(rows.slice(0, 4), '2026-03-05', counted).score).toBeNull();
		expect(evaluateRows(rows.slice(0, 4), '2026-03-05', bySubject).score).toBeNull();
	});

	it('do not use up their limits on other days', () => {
		const rows = [
			{ on: '2026-03-01', type: 'thing.done', times: 2 },
			status('2026-03-02', 'Match'),
			{ on: '2026-03-02', type: 'thing.done', times: 2 },
		];
		const compiled = modelOfRule({ points: 5, statuses: ['Match'], limits: { total: 2 } });
		expect(evaluateRows(rows, '2026-03-02', compiled).score).toBe(10);
	});
});
