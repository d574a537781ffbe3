import { z } from 'zod/v4';
import { CONSENT_WITHDRAWN } from '../../scoring';
import type { EventRecord, QuarantineReason, TrackedEvent } from '../event';
import type { Tracking } from '../tracking';
import { isRecord } from './body';
import { readRecognised } from './identity';
import { readProperties } from './properties';
import { cleanText } from './text';
import { occurredAtOf } from './time';

const IDENTIFIED = 'candidate.identified';
const CONSENT_GRANTED = 'consent.granted';
/** What somebody agrees to who lets the script remember them. */
const TRACKING = 'tracking';

const MAX_SUBJECT = 500;
const MAX_LABEL = 200;

const text = (maxLength: number) =>
	z
		.union([z.string(), z.number()])
		.nullish()
		.transform((value) => cleanText(value, maxLength));

const visitorId = z
	.string()
	.regex(/^[\w-]{8,64}$/)
	.nullish();
const clock = z.union([z.number(), z.string()]).nullish();
const origin = { source: text(MAX_LABEL), channel: text(MAX_LABEL), campaign: text(MAX_LABEL) };

const envelopeSchema = z.object({
	visitorId,
	sentAt: clock,
	...origin,
	/** The browser says that a program drives it. */
	automated: z.boolean().nullish(),
	events: z.array(z.unknown()),
});

const eventSchema = z.object({
	type: z
		.string()
		.max(100)
		.regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/),
	eventId: z
		.string()
		.regex(/^[\w-]{8,80}$/)
		.nullish(),
	occurredAt: clock,
	visitorId,
	subject: text(MAX_SUBJECT),
	...origin,
	email: z.string().nullish(),
	token: z.string().nullish(),
	properties: z.unknown().transform(readProperties),
});

type Envelope = z.output<typeof envelopeSchema>;
type WebEvent = z.output<typeof eventSchema>;

/** What is known of a delivery besides its content. */
export interface Delivery {
	tracking: Tracking;
	/** UTC milliseconds. */
	receivedAt: number;
	sign: QuarantineReason | null;
}

/** What became of a delivery. */
export type Taken = { events: TrackedEvent[]; refused: number } | { status: 400 | 413 };

/**
 * Reads what a browser tells: an envelope with `events`, a list of events, or one event.
 *
 * Each event is checked by itself; unknown fields are dropped, and an event that says something impossible is
 * refused without the others.
 *
 * @returns 400 for what is no delivery, 413 for more events than allowed
 */
export function readWebEvents(content: unknown, delivery: Delivery): Taken {
	const { success, data: envelope } = envelopeSchema.safeParse(asEnvelope(content));
	if (!success) return { status: 400 };
	const { tracking, sign } = delivery;
	if (envelope.events.length > tracking.settings.limits.eventsPerRequest) return { status: 413 };
	const quarantine = sign ?? (envelope.automated ? 'automated' : null);
	const events = envelope.events.flatMap((sent): TrackedEvent[] => {
		const record = readRecord(sent, envelope, delivery);
		return record ? [{ record, quarantine }] : [];
	});
	return { events, refused: envelope.events.length - events.length };
}

function asEnvelope(content: unknown): unknown {
	if (Array.isArray(content)) return { events: content };
	return isRecord(content) && Object.hasOwn(content, 'type') ? { events: [content] } : content;
}

function readRecord(sent: unknown, envelope: Envelope, delivery: Delivery): EventRecord | null {
	const { success, data: event } = eventSchema.safeParse(sent);
	if (!success || !delivery.tracking.isWebType(event.type)) return null;
	const said = sayings(event, delivery);
	const visitor = event.visitorId ?? envelope.visitorId ?? undefined;
	if (!said || (visitor === undefined && event.type !== IDENTIFIED)) return null;
	return {
		// a prefix of its own: nobody can use up the ids of events that come from elsewhere
		eventId: event.eventId ? `web:${event.eventId}` : undefined,
		type: event.type,
		occurredAt: occurredAtOf({
			occurredAt: event.occurredAt,
			sentAt: envelope.sentAt,
			receivedAt: delivery.receivedAt,
			maxAgeMs: delivery.tracking.settings.limits.maxAgeMs,
		}),
		visitorId: visitor,
		subject: event.subject,
		source: event.source ?? envelope.source,
		channel: event.channel ?? envelope.channel,
		campaign: event.campaign ?? envelope.campaign,
		properties: event.properties,
		...said,
	};
}

/** What the types with a meaning of their own say; null where they do not say it. */
function sayings(event: WebEvent, delivery: Delivery): Partial<EventRecord> | null {
	if (event.type === CONSENT_GRANTED) return { consent: [TRACKING] };
	if (event.type === CONSENT_WITHDRAWN) return { properties: { purpose: TRACKING } };
	if (event.type !== IDENTIFIED) return {};
	const recognised = readRecognised(event, delivery.tracking, delivery.receivedAt);
	return recognised && { ...recognised.who, properties: { by: recognised.by } };
}
