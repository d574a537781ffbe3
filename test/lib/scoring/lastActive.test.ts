import fc from 'fast-check';
import { compileModel, lastActiveOn, parseDay } from '../../../lib/scoring';
import { activeDays } from '../../../lib/scoring/activity';
import { creditMemory } from '../../../lib/scoring/credit';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { busyLists, FIRST_DAY, PLENTY, SPAN_DAYS } from './arbitraries';
import { scoringModels } from './modelArbitraries';
import { evaluateRows, modelOfRule, remember, type EventRow } from './remember';

const compiled = modelOfRule(
	{},
	{
		rules: [
			{ key: 'gain', label: 'Gain', on: 'gain.made', points: 5, pillar: 'all' },
			{ key: 'other', label: 'Other', on: 'other.made', points: 5, pillar: 'all' },
			{ key: 'loss', label: 'Loss', on: 'loss.made', points: -5, pillar: null },
		],
	},
);
const status = (on: string): EventRow => ({
	on,
	type: 'application.status_changed',
	properties: { status: 'Voorgesteld' },
});
const row = (on: string, type = 'gain.made'): EventRow => ({ on, type });

describe('the last active day', () => {
	it.each<[string, EventRow[], string, string | null]>([
		['none of nobody', [], '2026-03-09', null],
		[
			'the last that earned points',
			[row('2026-03-01'), row('2026-03-04')],
			'2026-03-09',
			'2026-03-04',
		],
		[
			'of whatever rule',
			[row('2026-03-04'), row('2026-03-02', 'other.made')],
			'2026-03-09',
			'2026-03-04',
		],
		['the day itself', [row('2026-03-04')], '2026-03-04', '2026-03-04'],
		[
			'none that is yet to come',
			[row('2026-03-01'), row('2026-03-04')],
			'2026-03-03',
			'2026-03-01',
		],
		['none before the first', [row('2026-03-04')], '2026-03-03', null],
		[
			'none that took points',
			[row('2026-03-01'), row('2026-03-04', 'loss.made')],
			'2026-03-09',
			'2026-03-01',
		],
		['that of a status', [row('2026-03-01'), status('2026-03-04')], '2026-03-09', '2026-03-04'],
		[
			'not of a status that is older',
			[row('2026-03-05'), status('2026-03-04')],
			'2026-03-09',
			'2026-03-05',
		],
		[
			'not of a status yet to come',
			[status('2026-03-04'), status('2026-03-06')],
			'2026-03-05',
			'2026-03-04',
		],
		['of a status today', [status('2026-03-04')], '2026-03-04', '2026-03-04'],
	])('is %s', (_, rows, date, expected) => {
		const { lastActiveOn: day } = evaluateRows(rows, date, compiled);
		expect(day).toBe(expected === null ? null : parseDay(expected));
	});

	it('is the last of all active days, under models of every kind', () => {
		const days = fc.integer({ min: FIRST_DAY - 5, max: FIRST_DAY + SPAN_DAYS + 5 });
		fc.assert(
			fc.property(scoringModels(true), busyLists, days, (input, events, day) => {
				const model = compileModel(parseModel(input));
				const memory = remember(events, model);
				const all = activeDays(creditMemory(memory, model), memory.timelines, model);
				const past = all.filter((one) => one <= day);
				expect(lastActiveOn(memory, model, day)).toBe(past.length > 0 ? Math.max(...past) : null);
			}),
			PLENTY,
		);
	});
});
