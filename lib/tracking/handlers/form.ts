import { empty, json, redirect, type TrackingAnswer } from '../answer';
import { browserSign } from '../bots/machine';
import type { EventRecord, TrackedEvent } from '../event';
import { nextFields, readProfileFields, type ProfileField } from '../forms/profileFields';
import { isRecord, readBody } from '../input/body';
import { readEmail } from '../input/email';
import { cleanText } from '../input/text';
import { isForeign, readableBy } from '../origin';
import { incompletePage, thanksPage } from '../pages/pages';
import { headerOf, type TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

const FORM_KEY = /^[a-z0-9][a-z0-9_-]{0,59}$/;
const ID = /^[\w-]{8,64}$/;
const MAX_PURPOSES = 20;

type Sent = Readonly<Record<string, unknown>>;

/**
 * `POST form`: somebody sent in a form, through the script (JSON) or without one (a plain form whose action leads
 * here, and on to its field `next` afterwards).
 */
export function form(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const { sites, networks } = tracking;
	if (isForeign(request, sites)) return empty(403);
	const body = readBody(request);
	if ('status' in body) return empty(body.status);
	if (!isRecord(body.content)) return empty(400);
	const sent = body.content;
	const record = readForm(sent, tracking, request.receivedAt);
	if (!record) return refuse(request, tracking);
	const isTrapped = cleanText(sent.website, 10) !== undefined;
	const quarantine = isTrapped ? 'honeypot' : browserSign(request, networks);
	return thank(request, sent, { record, quarantine }, tracking);
}

/** null where it is no form, or of nobody: neither an address nor a browser that may be remembered. */
function readForm(sent: Sent, { settings }: Tracking, receivedAt: number): EventRecord | null {
	const key = cleanText(sent.form, 60)?.toLowerCase() ?? '';
	const email = sent.email === undefined || sent.email === '' ? undefined : readEmail(sent.email);
	const visitorId = readId(sent.visitorId);
	if (!FORM_KEY.test(key) || email === null || (email ?? visitorId) === undefined) return null;
	const configured = settings.forms.find((one) => one.key === key);
	const eventId = readId(sent.eventId);
	return {
		eventId: eventId && `web:${eventId}`,
		type: configured?.type ?? 'form.submitted',
		occurredAt: receivedAt,
		email,
		visitorId,
		subject: cleanText(sent.subject, 500) ?? configured?.subject,
		source: cleanText(sent.utm_source, 200),
		channel: cleanText(sent.utm_medium, 200),
		campaign: cleanText(sent.utm_campaign, 200),
		consent: readConsent(sent.consent),
		profile: readProfileFields(sent, settings.profileFields),
		properties: { form: key },
	};
}

function readId(value: unknown): string | undefined {
	return typeof value === 'string' && ID.test(value) ? value : undefined;
}

/** The values of ticked boxes; a box without a value of its own ("on") means nurture. */
function readConsent(value: unknown): string[] | undefined {
	const ticked = [value].flat().slice(0, MAX_PURPOSES);
	const purposes = ticked.flatMap((one) => {
		if (one === true) return ['nurture'];
		const purpose = cleanText(one, 60)?.toLowerCase();
		if (purpose === undefined || purpose === 'false' || purpose === 'no') return [];
		return /^(on|true|yes|1)$/.test(purpose) ? ['nurture'] : [purpose];
	});
	return purposes.length > 0 ? [...new Set(purposes)] : undefined;
}

function thank(
	request: TrackingRequest,
	sent: Sent,
	event: TrackedEvent,
	tracking: Tracking,
): TrackingAnswer {
	const { sites, settings } = tracking;
	if (!wantsPage(request)) {
		const ask = nextFields(settings.profileFields, knownFields(sent, event.record)).map(question);
		return json(
			202,
			{ accepted: 1, ask },
			{ events: [event], headers: readableBy(request, sites) },
		);
	}
	const next = typeof sent.next === 'string' ? sites.target(sent.next) : null;
	return next === null ? thanksPage(settings.language, [event]) : redirect(303, next, [event]);
}

function refuse(request: TrackingRequest, { sites, settings }: Tracking): TrackingAnswer {
	return wantsPage(request)
		? incompletePage(settings.language)
		: json(422, { accepted: 0 }, { headers: readableBy(request, sites) });
}

function wantsPage(request: TrackingRequest): boolean {
	return headerOf(request, 'accept').includes('text/html');
}

/**
 * Which fields need not be asked for: those filled in now, and those the browser remembers. What is known about an
 * address is not told to whoever types it in.
 */
function knownFields(sent: Sent, { profile = {} }: EventRecord): Set<string> {
	const remembered = [sent.known]
		.flat()
		.flatMap((names) => cleanText(names, 1_000)?.split(/[\s,]+/) ?? []);
	return new Set([...Object.keys(profile), ...remembered]);
}

function question({ name, label, kind, options }: ProfileField) {
	return { name, label, kind, options };
}
