import fc from 'fast-check';
import type { Identities, IncomingEvent } from '../../lib/store';
import { dayMs, eventOf } from './events';

/** The day after the last on which anything of these lists happens. */
export const LAST_DAY = 240;

/** What people do, with enough of each kind to climb, fall, earn medals and change their minds. */
const DEEDS: ReadonlyArray<Partial<IncomingEvent>> = [
	{ type: 'page.viewed', subject: '/werken-bij' },
	{ type: 'vacancy.viewed', subject: 'VAC-1' },
	{ type: 'vacancy.viewed', subject: 'VAC-2' },
	{ type: 'vacancy.viewed', subject: 'VAC-3' },
	{ type: 'email.clicked' },
	{ type: 'webinar.attended', subject: 'webinar-1' },
	{ type: 'newsletter.subscribed', consent: ['nurture'] },
	{ type: 'consent.withdrawn', properties: { purpose: 'nurture' } },
	{ type: 'asset.downloaded', subject: 'salarisgids', consent: ['nurture'] },
	{ type: 'form.submitted', properties: { form: 'contact' } },
	{ type: 'application.submitted', subject: 'VAC-1' },
	{ type: 'appointment.booked', subject: 'intake-1' },
	{ type: 'email.unsubscribed' },
	{ type: 'email.bounced', properties: { kind: 'hard' } },
	{ type: 'candidate.paused', properties: { until: '2026-05-01' } },
	{ type: 'application.status_changed', properties: { status: 'Web application' } },
	{ type: 'application.status_changed', properties: { status: 'Intake processed' } },
	{ type: 'application.status_changed', properties: { status: 'Proposed' } },
	{ type: 'application.status_changed', properties: { status: 'Hired' } },
];

/** By which identities an event of person `p` is known; one person has two addresses and two browsers. */
const SIGHTINGS: ReadonlyArray<(p: string) => Identities> = [
	(p) => ({ visitorId: `${p}-phone` }),
	(p) => ({ visitorId: `${p}-laptop` }),
	(p) => ({ email: `${p}@example.com`, visitorId: `${p}-phone` }),
	(p) => ({ email: `${p}@example.com`, visitorId: `${p}-laptop` }),
	(p) => ({ email: `${p}@example.com` }),
	(p) => ({ externalId: `ATS-${p}` }),
	(p) => ({ email: `${p}@example.com`, externalId: `ATS-${p}` }),
	(p) => ({ email: `${p}.private@example.com`, externalId: `ATS-${p}` }),
	(p) => ({ externalId: `ATS-${p}`, hubspotId: `hs-${p}` }),
];

const step = fc.record({
	person: fc.constantFrom('ann', 'bob'),
	sighting: fc.constantFrom(...SIGHTINGS),
	deed: fc.constantFrom(...DEEDS),
	day: fc.integer({ min: 0, max: LAST_DAY - 1 }),
	hour: fc.integer({ min: -12, max: 11 }),
});

/** Short, realistic lists of events. */
export const journeys: fc.Arbitrary<IncomingEvent[]> = fc
	.array(step, { minLength: 1, maxLength: 14 })
	.map((steps) =>
		steps.map(({ person, sighting, deed, day, hour }, i) =>
			eventOf(sighting(person), {
				...deed,
				eventId: `${i}`,
				occurredAt: dayMs(day) + hour * 3_600_000,
			}),
		),
	);

/** The same events of other people: runs that share a store do not meet, also while a failure is being shrunk. */
export function inWorld(world: string, events: readonly IncomingEvent[]): IncomingEvent[] {
	return events.map((event) => ({
		...event,
		eventId: `${world} ${event.eventId}`,
		identities: event.identities.map(({ kind, value }) => ({ kind, value: `${world}-${value}` })),
	}));
}

/** Events in some order, cut into batches, each with the day it arrives on; days go back and forth. */
export interface Deliveries {
	events: IncomingEvent[];
	batches: Array<{ events: IncomingEvent[]; day: number; runsDecay: boolean }>;
}

/** Some way for events to arrive; about one in eight arrives twice. */
export const deliveries: fc.Arbitrary<Deliveries> = journeys.chain((events) =>
	fc
		.record({
			order: fc.shuffledSubarray(events, { minLength: events.length }),
			again: fc.subarray(events, { maxLength: Math.ceil(events.length / 8) }),
			cuts: fc.array(
				fc.record({
					size: fc.integer({ min: 1, max: 6 }),
					day: fc.integer({ min: 0, max: LAST_DAY }),
					runsDecay: fc.boolean(),
				}),
				{ minLength: 1, maxLength: 5 },
			),
		})
		.map(({ order, again, cuts }) => ({ events, batches: cut([...order, ...again], cuts) })),
);

function cut(
	events: readonly IncomingEvent[],
	cuts: ReadonlyArray<{ size: number; day: number; runsDecay: boolean }>,
): Deliveries['batches'] {
	let from = 0;
	const batches = cuts.map(({ size, day, runsDecay }) => {
		const batch = { events: events.slice(from, from + size), day, runsDecay };
		from += size;
		return batch;
	});
	return [...batches, { events: events.slice(from), day: LAST_DAY, runsDecay: false }];
}
