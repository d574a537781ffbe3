import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	DEFAULT_PACE,
	govern,
	type Decision,
	type GovernorSettings,
	type LocalDays,
	type MailRequest,
	type Moment,
} from '../../../lib/nurture';
import { EXITS } from '../../../lib/nurture/sequence/schema';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.parse('2026-01-01T00:00:00Z');
const seeded = { seed: 20_261_122, numRuns: 400 };

/** Zones whose clocks change in spring, in autumn, at midnight, by half an hour, and never. */
const ZONES = [
	'Europe/Amsterdam',
	'America/New_York',
	'Australia/Lord_Howe',
	'America/Havana',
	'Africa/Cairo',
	'Asia/Kathmandu',
	'UTC',
];

/** Around the clock changes of the zones, and any moment of two years. */
const instants = fc.oneof(
	fc.integer({ min: START_MS, max: START_MS + 730 * DAY_MS }),
	fc
		.tuple(
			fc.constantFrom(
				'2026-03-29',
				'2026-10-25',
				'2026-03-08',
				'2026-11-01',
				'2026-04-05',
				'2026-04-24',
			),
			fc.integer({ min: -DAY_MS, max: 2 * DAY_MS }),
		)
		.map(([date, ms]) => Date.parse(`${date}T00:00:00Z`) + ms),
);

const times = fc
	.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
	.filter(([from, length]) => from + length <= 96)
	.map(([from, length]) => ({ from: quarter(from), to: quarter(from + length) }));

function quarter(i: number): string {
	const text = (n: number) => String(n).padStart(2, '0');
	return `${text(Math.floor(i / 4))}:${text((i % 4) * 15)}`;
}

const settingsOf = fc
	.record({
		times,
		weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
		caps: fc.oneof(
			fc.constant(DEFAULT_PACE.caps),
			fc.array(
				fc.record({
					mails: fc.integer({ min: 1, max: 3 }),
					hours: fc.integer({ min: 1, max: 200 }),
				}),
			),
		),
		quietHours: fc.integer({ min: 0, max: 240 }),
		stopAfterUnclicked: fc.constantFrom(5, 100),
		exits: fc.subarray([...EXITS]),
	})
	.map(({ times: span, weekdays, ...rest }): GovernorSettings => ({
		...rest,
		window: { ...span, weekdays },
	}));

const daysOf = fc
	.record({
		timezone: fc.constantFrom(...ZONES),
		off: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 }),
	})
	.map(({ timezone, off }): LocalDays => ({
		timezone,
		isHoliday: (date) => off.includes(Number(date.slice(8))),
	}));

const nearby = fc.integer({ min: -12 * DAY_MS, max: 3 * DAY_MS });
const harmless: fc.Arbitrary<Moment> = fc.record({
	kind: fc.constantFrom(
		'mail' as const,
		'mail' as const,
		'click' as const,
		'contact' as const,
		'optedIn' as const,
	),
	at: nearby,
});
const ending: fc.Arbitrary<Moment> = fc.record({
	kind: fc.constant('exit' as const),
	at: nearby,
	reason: fc.constantFrom(...EXITS, 'optedOut', 'complained', 'bounced', 'erased', 'stopped'),
});

/** A request now, with a timeline around it. */
function requests(moment: fc.Arbitrary<Moment>): fc.Arbitrary<MailRequest> {
	return fc
		.record({
			nowMs: instants,
			timeline: fc.array(moment, { maxLength: 8 }),
			enrolledBefore: fc.integer({ min: 0, max: 20 * DAY_MS }),
			dueIn: fc.integer({ min: -5 * DAY_MS, max: 5 * DAY_MS }),
		})
		.map(({ nowMs, timeline, enrolledBefore, dueIn }) => ({
			nowMs,
			timeline: timeline.map((one) => ({ ...one, at: nowMs + one.at })),
			enrolledAt: nowMs - enrolledBefore,
			dueAt: nowMs + dueIn,
		}));
}

const anything = requests(
	fc.oneof({ weight: 4, arbitrary: harmless }, { weight: 1, arbitrary: ending }),
);
const nothingEnding = requests(harmless);

const isOpenAt = (ms: number, { window }: GovernorSettings, { timezone, isHoliday }: LocalDays) => {
	const at = DateTime.fromMillis(ms, { zone: timezone });
	const clock = at.toFormat('HH:mm');
	return (
		window.weekdays.includes(at.weekday) &&
		!isHoliday(at.toISODate() ?? '') &&
		window.from <= clock &&
		clock < window.to
	);
};

const fitsCaps = (ms: number, { caps }: GovernorSettings, timeline: readonly Moment[]) =>
	caps.every(({ mails, hours }) => {
		const before = timeline.filter(({ kind, at }) => kind === 'mail' && at > ms - hours * HOUR_MS);
		return before.length < mails;
	});

const isQuiet = (ms: number, { quietHours }: GovernorSettings, timeline: readonly Moment[]) =>
	timeline.some(({ kind, at }) => kind === 'contact' && at <= ms && ms < at + quietHours * HOUR_MS);

/** What may be sent at a moment, told by looking at each rule by itself. */
const mayGo = (ms: number, request: MailRequest, settings: GovernorSettings, days: LocalDays) =>
	ms >= request.dueAt &&
	isOpenAt(ms, settings, days) &&
	fitsCaps(ms, settings, request.timeline) &&
	!isQuiet(ms, settings, request.timeline);

/** The decision of a request; null where the window is never open. */
function decide(
	request: MailRequest,
	settings: GovernorSettings,
	days: LocalDays,
): Decision | null {
	try {
		return govern(request, settings, days);
	} catch (error) {
		expect(error).toMatchObject({ code: 'no-window' });
		return null;
	}
}

describe('the send governor', () => {
	it('never sends outside the window, on a holiday, above a cap, or in the quiet after a recruiter', () => {
		fc.assert(
			fc.property(anything, settingsOf, daysOf, (request, settings, days) => {
				const decision = decide(request, settings, days);
				if (decision?.action === 'send')
					expect(mayGo(request.nowMs, request, settings, days)).toBe(true);
			}),
			seeded,
		);
	});

	it('never sends after an exit of the sequence, nor to who said no, complained, or is gone', () => {
		fc.assert(
			fc.property(anything, settingsOf, daysOf, (request, settings, days) => {
				const { timeline, nowMs, enrolledAt } = request;
				const agreedAt = Math.max(
					-Infinity,
					...timeline.flatMap(({ kind, at }) => (kind === 'optedIn' && at <= nowMs ? at : [])),
				);
				const isOver = timeline.some((moment) => {
					if (moment.kind !== 'exit' || moment.at > nowMs) return false;
					const { reason, at } = moment;
					if (reason === 'bounced' || reason === 'erased') return true;
					if (reason === 'optedOut' || reason === 'complained') return at >= agreedAt;
					const isOfSequence = reason === 'stopped' || settings.exits.includes(reason);
					return isOfSequence && at >= enrolledAt;
				});
				const decision = decide(request, settings, days);
				if (isOver) expect(decision?.action).toBe('exit');
				if (decision?.action === 'exit' && decision.reason !== 'noClick') expect(isOver).toBe(true);
			}),
			seeded,
		);
	});

	it('always sends in the end if nothing forbids, at the first moment that is allowed', () => {
		const patient = settingsOf.map((settings) => ({ ...settings, stopAfterUnclicked: 100 }));
		fc.assert(
			fc.property(nothingEnding, patient, daysOf, (request, settings, days) => {
				const decision = decide(request, settings, days);
				if (decision?.action !== 'wait') return;
				const { untilMs } = decision;
				expect(untilMs).toBeGreaterThan(request.nowMs);
				expect(govern({ ...request, nowMs: untilMs }, settings, days)).toEqual({ action: 'send' });
				expect(mayGo(untilMs - 1, request, settings, days)).toBe(false);
				const span = untilMs - request.nowMs;
				for (let i = 0; i < 20; i++) {
					const between = request.nowMs + Math.floor((span * i) / 20 / MINUTE_MS) * MINUTE_MS;
					expect(mayGo(between, request, settings, days)).toBe(false);
				}
			}),
			seeded,
		);
	});

	it('keeps the caps over a whole year of mails, each sent as soon as it may be', () => {
		fc.assert(
			fc.property(
				instants,
				settingsOf,
				daysOf,
				fc.integer({ min: 1, max: 12 }),
				(nowMs, settings, days, mails) => {
					const timeline: Moment[] = [];
					let at = nowMs;
					for (let i = 0; i < mails; i++) {
						const request = { timeline, enrolledAt: nowMs, dueAt: nowMs, nowMs: at };
						const decision = decide(request, { ...settings, stopAfterUnclicked: 100 }, days);
						if (decision === null) return;
						if (decision.action === 'wait') at = decision.untilMs;
						timeline.push({ kind: 'mail', at });
					}
					for (const { mails: most, hours } of settings.caps)
						for (const { at: end } of timeline) {
							const within = timeline.filter(
								(one) => one.at <= end && one.at > end - hours * HOUR_MS,
							);
							expect(within.length).toBeLessThanOrEqual(most);
						}
				},
			),
			{ ...seeded, numRuns: 150 },
		);
	});

	it('ends a sequence after so many mails of which none was clicked', () => {
		fc.assert(
			fc.property(nothingEnding, settingsOf, daysOf, (request, settings, days) => {
				const { timeline, enrolledAt, nowMs } = request;
				const clicks = timeline.flatMap(({ kind, at }) =>
					kind === 'click' && at <= nowMs ? at : [],
				);
				const since = Math.max(enrolledAt, ...clicks);
				const unclicked = timeline.filter(
					({ kind, at }) => kind === 'mail' && at >= since && at <= nowMs,
				);
				const decision = decide(request, settings, days);
				const hasEnded = unclicked.length >= settings.stopAfterUnclicked;
				expect(decision?.action === 'exit').toBe(hasEnded);
			}),
			seeded,
		);
	});

	it('lets through what was asked for, except to who is gone', () => {
		fc.assert(
			fc.property(anything, settingsOf, daysOf, (request, settings, days) => {
				const isGone = request.timeline.some(
					(moment) =>
						moment.kind === 'exit' &&
						moment.at <= request.nowMs &&
						(moment.reason === 'bounced' || moment.reason === 'erased'),
				);
				const decision = govern({ ...request, isTransactional: true }, settings, days);
				expect(decision.action).toBe(isGone ? 'exit' : 'send');
			}),
			seeded,
		);
	});
});
