import fc from 'fast-check';
import { parseDay, type CandidateEvent } from '../../../lib/scoring';

const DAY_MS = 86_400_000;
/** The events of the laws fall in the 400 days from here: a leap-free year and both clock changes. */
export const FIRST_DAY = parseDay('2026-01-01');
export const SPAN_DAYS = 400;

/** How often a law is tried: LAW_RUNS lowers it where the tests are repeated for every mutant. */
export const seeded = (runs: number) => ({
	seed: 20_260_101,
	numRuns: Math.min(runs, Number(process.env.LAW_RUNS ?? runs)),
});

/** Seeded, so that a failure is the same failure everywhere; more cases than fast-check's default. */
export const PLENTY = seeded(1_000);

type Content = Pick<CandidateEvent, 'type' | 'subject' | 'properties' | 'consent' | 'isKnown'>;

/** Few subjects, so that they come back; some that only look like part of JavaScript. */
const subject = fc.constantFrom('v1', 'v2', 'v3', 'v4', '', '12', '__proto__', 'constructor');

const ofType = (...types: string[]) =>
	fc.record({ type: fc.constantFrom(...types), subject: fc.option(subject, { nil: undefined }) });

const withProperty = (type: string, name: string, value: fc.Arbitrary<unknown>) =>
	fc.record({ type: fc.constant(type), subject, properties: fc.record({ [name]: value }) });

const browsing = ofType('page.viewed', 'vacancy.viewed', 'ad.clicked', 'social.liked');
const content = ofType(
	'email.opened',
	'email.clicked',
	'cta.clicked',
	'article.read',
	'asset.downloaded',
	'webinar.registered',
	'webinar.attended',
	'newsletter.subscribed',
	'jobalert.subscribed',
);
const contact = ofType(
	'application.started',
	'application.submitted',
	'email.replied',
	'chat.held',
	'appointment.booked',
);
const detailed = fc.oneof(
	withProperty('video.watched', 'percent', fc.constantFrom(10, 75, '80', 100)),
	withProperty('form.submitted', 'form', fc.constantFrom('contact', 'Contact ', 'newsletter')),
);
const negative = fc.oneof(
	ofType('email.unsubscribed', 'email.complained'),
	withProperty('email.bounced', 'kind', fc.constantFrom('hard', 'soft')),
);
const status = withProperty(
	'application.status_changed',
	'status',
	fc.constantFrom('Match', 'Web application', 'INTAKE processed', 'Voorgesteld', 'Hired', 'Left'),
);
const consent = withProperty(
	'consent.withdrawn',
	'purpose',
	fc.constantFrom('nurture', 'analytics'),
);
const pause = withProperty(
	'candidate.paused',
	'until',
	fc
		.integer({ min: 0, max: SPAN_DAYS + 200 })
		.map((day) => new Date((FIRST_DAY + day) * DAY_MS).toISOString().slice(0, 10)),
);
const profile = fc.record({
	type: fc.constant('profile.updated'),
	properties: fc.record(
		{
			function: fc.constantFrom('Nurse', 'nurse assistant', 'planner', null),
			region: fc.constantFrom('Utrecht', 'Limburg'),
			years: fc.constantFrom(0, 2, 8),
		},
		{ requiredKeys: [] },
	),
});
const unknown = ofType('weather.changed', 'page', '__proto__');

const positiveContent: fc.Arbitrary<Content> = fc.oneof(
	{ weight: 4, arbitrary: browsing },
	{ weight: 4, arbitrary: content },
	{ weight: 3, arbitrary: contact },
	{ weight: 1, arbitrary: detailed },
);

const anyContent: fc.Arbitrary<Content> = fc.oneof(
	{ weight: 10, arbitrary: positiveContent },
	{ weight: 1, arbitrary: negative },
	{ weight: 2, arbitrary: status },
	{ weight: 1, arbitrary: consent },
	{ weight: 1, arbitrary: pause },
	{ weight: 1, arbitrary: profile },
	{ weight: 1, arbitrary: unknown },
);

/** Bursts and quiet spells: most days close to one of three, so that days and subjects repeat. */
const day = fc.oneof(
	fc.integer({ min: 0, max: SPAN_DAYS }),
	fc.constantFrom(0, 3, 87, 88, 297, 298, 299),
	fc.integer({ min: 40, max: 52 }),
);

function when(of: fc.Arbitrary<Content>): fc.Arbitrary<Omit<CandidateEvent, 'eventId'>> {
	return fc
		.record({
			content: of,
			day,
			msOfDay: fc.oneof(
				fc.integer({ min: 0, max: DAY_MS - 1 }),
				fc.constantFrom(0, 22.5 * 3_600_000),
			),
			isKnown: fc.constantFrom(false, false, true),
			consent: fc.constantFrom([], [], ['nurture'], ['nurture', 'analytics']),
		})
		.map(({ content: what, day: on, msOfDay, ...who }) => ({
			...who,
			...what,
			occurredAt: (FIRST_DAY + on) * DAY_MS + msOfDay,
		}));
}

function listOf(
	of: fc.Arbitrary<Content>,
	maxLength: number,
	minLength = 0,
): fc.Arbitrary<CandidateEvent[]> {
	return fc
		.array(when(of), { minLength, maxLength })
		.map((events) => events.map((event, i) => ({ ...event, eventId: `event-${i}` })));
}

/** A candidate's events, in no particular order. */
export const eventLists = listOf(anyContent, 30);

/** What somebody did who did a lot, in no particular order. */
export const busyLists = listOf(anyContent, 40, 12);

/** Events that can only earn points, in no particular order. */
export const positiveEvents = listOf(positiveContent, 30);

/** One more event that can only earn points. */
export const positiveEvent: fc.Arbitrary<CandidateEvent> = when(positiveContent).map((event) => ({
	...event,
	eventId: 'one-more',
}));

/** A moment from a month before the first event to two years and a half after the last. */
export const moments: fc.Arbitrary<number> = fc
	.integer({ min: -30 * 24, max: (SPAN_DAYS + 900) * 24 })
	.map((hours) => FIRST_DAY * DAY_MS + hours * 3_600_000);
