import { config } from './config';
import { originOf, visitorId, type Origin } from './memory';
import { eventId } from './random';

/** What else an event says. */
export type Properties = Record<string, unknown>;

interface WebEvent {
	eventId: string;
	type: string;
	occurredAt: number;
	subject?: string;
	properties?: Properties;
	email?: string;
	token?: string;
}

const WAIT_MS = 2_000;
const MOST_AT_ONCE = 20;

let queue: WebEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
/** Read before anything else changes the address. */
let origin: Origin | null = readOrigin();

/** Notes an event down, to be sent within two seconds or when the page is left. */
export function tell(
	type: string,
	subject?: string,
	properties?: Properties,
	who?: Pick<WebEvent, 'email' | 'token'>,
): void {
	if (!visitorId()) return;
	const event = { eventId: eventId(), type, occurredAt: Date.now(), subject, properties };
	queue.push({ ...event, ...who });
	if (queue.length >= MOST_AT_ONCE) flush();
	else timer ??= setTimeout(flush, WAIT_MS);
}

/** Sends what was noted down. */
export function flush(): void {
	clearTimeout(timer);
	timer = undefined;
	const events = queue;
	const visitor = visitorId();
	queue = [];
	// consent may have been taken back in another tab
	if (!visitor || !events.length) return;
	const envelope = {
		visitorId: visitor,
		sentAt: Date.now(),
		automated: navigator.webdriver,
		...currentOrigin(),
	};
	deliver('collect', { ...envelope, events }, () => {
		// an address has no place in the address of a picture
		for (const event of events) {
			if (!event.email) showPicture({ ...envelope, events: [event] });
		}
	});
}

/** Drops what was noted down. */
export function discard(): void {
	queue = [];
}

/** Sends to an endpoint, in the ways a browser has for a page that is being left, first that works. */
export function deliver(endpoint: string, content: object, otherwise?: () => void): void {
	const url = config.base + endpoint;
	const body = JSON.stringify(content);
	if (navigator.sendBeacon?.(url, body)) return;
	try {
		fetch(url, { method: 'POST', body, keepalive: true, mode: 'no-cors' }).catch(() =>
			otherwise?.(),
		);
	} catch {
		otherwise?.();
	}
}

/** Source, channel and campaign of this visit. */
export function currentOrigin(): Origin {
	const current = originOf(origin);
	origin = null;
	return current;
}

function showPicture(content: object): void {
	new Image().src = `${config.base}p.gif?d=${encodeURIComponent(JSON.stringify(content))}`;
}

function readOrigin(): Origin | null {
	const query = new URLSearchParams(location.search);
	const source = query.get('utm_source');
	if (source)
		return { source, channel: query.get('utm_medium'), campaign: query.get('utm_campaign') };
	const from = document.referrer && new URL(document.referrer).host;
	const isOwn = `.${from}`.endsWith(`.${config.cookieDomain ?? location.host}`);
	return from && !isOwn ? { source: from } : null;
}
