import { DateTime } from 'luxon';
import { loadHolidays } from '../../../lib/hubspot';
import {
	DEFAULT_PACE,
	govern,
	isNurtureError,
	nextOpening,
	type ExitReason,
	type GovernorSettings,
	type LocalDays,
	type Moment,
} from '../../../lib/nurture';
import { EXITS } from '../../../lib/nurture/sequence/schema';
import rows from './governor.json';

const zone = 'Europe/Amsterdam';
const local = (text: string) => DateTime.fromISO(text, { zone }).toMillis();
const text = (ms: number) => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

const settings: GovernorSettings = {
	...DEFAULT_PACE,
	window: { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' },
	exits: EXITS,
};
let dutch: LocalDays;

beforeAll(async () => {
	dutch = { timezone: zone, isHoliday: await loadHolidays('NL') };
});

interface Row {
	name: string;
	now: string;
	due?: string;
	mails?: string[];
	contact?: string;
	window?: GovernorSettings['window'];
	decision: string;
}

describe('whether a mail goes out now (MSR-25, StD-10)', () => {
	it.each(rows as Row[])(
		'$name, $now: $decision',
		({ now, due, mails = [], contact, window, decision }) => {
			const nowMs = local(now);
			const timeline: Moment[] = mails.map((at) => ({ kind: 'mail', at: local(at) }));
			if (contact) timeline.push({ kind: 'contact', at: local(contact) });
			const request = {
				timeline,
				enrolledAt: local('2026-11-01'),
				dueAt: due ? local(due) : nowMs,
				nowMs,
			};
			const said = govern(request, { ...settings, window: window ?? settings.window }, dutch);
			const words = said.action === 'wait' ? `${said.reason} ${text(said.untilMs)}` : said.action;
			expect(words).toBe(decision);
		},
	);

	it.each<[ExitReason, boolean]>([
		['applied', true],
		['appointment', true],
		['replied', true],
		['hot', true],
		['vacancyClosed', true],
		['stopped', true],
		['optedOut', true],
		['complained', true],
		['bounced', true],
		['erased', true],
	])('never after %s (PL-07)', (reason) => {
		const nowMs = local('2026-11-24T10:00');
		const at = nowMs - 1;
		const timeline: Moment[] = [{ kind: 'exit', at, reason: reason as 'hot' }];
		const request = { timeline, enrolledAt: at, dueAt: nowMs, nowMs };
		expect(govern(request, settings, dutch)).toEqual({ action: 'exit', reason, at });
	});

	it('again after who was hot before has entered another sequence, or agreed again', () => {
		const nowMs = local('2026-11-24T10:00');
		const timeline: Moment[] = [
			{ kind: 'exit', at: nowMs - 3000, reason: 'hot' },
			{ kind: 'exit', at: nowMs - 2000, reason: 'optedOut' },
			{ kind: 'optedIn', at: nowMs - 1000 },
		];
		const request = { timeline, enrolledAt: nowMs - 500, dueAt: nowMs, nowMs };
		expect(govern(request, settings, dutch)).toEqual({ action: 'send' });
	});

	it('in an hour that comes twice, both times', () => {
		const window = { weekdays: [7], from: '02:15', to: '02:45' };
		const first = Date.parse('2027-10-31T00:15:00Z');
		const between = Date.parse('2027-10-31T00:50:00Z');
		const second = Date.parse('2027-10-31T01:15:00Z');
		const open = (ms: number) => nextOpening(ms, window, dutch);
		expect([first - 1, first, between, second].map(open)).toEqual([first, first, second, second]);
	});

	it.each<[string, Partial<GovernorSettings>, Partial<LocalDays>, string]>([
		['a zone that is none', {}, { timezone: 'Europe/Nowhere' }, 'bad-zone'],
		['holidays all year', {}, { isHoliday: () => true }, 'no-window'],
		['an empty window', { window: { weekdays: [1], from: '10:00', to: '10:00' } }, {}, 'no-window'],
	])('cannot be told with %s', (_, changes, days, code) => {
		expect.assertions(1);
		const nowMs = local('2026-11-22T10:00');
		const request = { timeline: [], enrolledAt: nowMs, dueAt: nowMs, nowMs };
		try {
			govern(request, { ...settings, ...changes }, { ...dutch, ...days });
		} catch (error) {
			expect(isNurtureError(error) && error.code).toBe(code);
		}
	});
});
