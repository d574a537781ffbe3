import type { TrackedEvent } from './event';

/** What to answer a request with, and what to store of it before the answer is sent. */
export interface TrackingAnswer {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: string | Uint8Array;
	events: readonly TrackedEvent[];
}

const ALWAYS = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
const NOT_KEPT = { ...ALWAYS, 'cache-control': 'no-store' };
const FOR_ANY_SITE = { 'cross-origin-resource-policy': 'cross-origin' };

type Extra = Partial<Pick<TrackingAnswer, 'headers' | 'events'>>;

/** An answer without a body. */
export function empty(status: number, { headers, events = [] }: Extra = {}): TrackingAnswer {
	return { status, headers: { ...NOT_KEPT, ...headers }, body: '', events };
}

/** An answer in JSON. */
export function json(
	status: number,
	value: unknown,
	{ headers, events = [] }: Extra = {},
): TrackingAnswer {
	return {
		status,
		headers: { ...NOT_KEPT, 'content-type': 'application/json; charset=utf-8', ...headers },
		body: JSON.stringify(value),
		events,
	};
}

/** One transparent point. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A picture that cannot be seen; mail programs and browsers show it whatever the status. */
export function gif(status: number, events: readonly TrackedEvent[] = []): TrackingAnswer {
	return {
		status,
		headers: { ...NOT_KEPT, ...FOR_ANY_SITE, 'content-type': 'image/gif' },
		body: GIF,
		events,
	};
}

/** @param target - an address made by `URL`, which holds no line breaks */
export function redirect(
	status: 302 | 303,
	target: string,
	events: readonly TrackedEvent[],
): TrackingAnswer {
	return { status, headers: { ...NOT_KEPT, location: target }, body: '', events };
}

/** An answer that browsers may keep and check again. */
export function file(status: 200 | 304, body: Uint8Array, headers: Record<string, string>) {
	return { status, headers: { ...ALWAYS, ...FOR_ANY_SITE, ...headers }, body, events: [] };
}

/** @param html - a whole page; `headers` hold the policy it needs */
export function page(
	status: number,
	html: string,
	headers: Record<string, string>,
	events: readonly TrackedEvent[] = [],
): TrackingAnswer {
	return {
		status,
		headers: { ...NOT_KEPT, 'content-type': 'text/html; charset=utf-8', ...headers },
		body: html,
		events,
	};
}
