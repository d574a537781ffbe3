import { empty, type TrackingAnswer } from './answer';
import { click } from './handlers/click';
import { collect } from './handlers/collect';
import { form } from './handlers/form';
import { hubspot } from './handlers/hubspot';
import { open } from './handlers/open';
import { pixel } from './handlers/pixel';
import { preferences } from './handlers/preferences';
import { script } from './handlers/script';
import { unsubscribe } from './handlers/unsubscribe';
import type { TrackingRequest } from './request';
import type { Tracking } from './tracking';

interface Endpoint {
	methods: readonly string[];
	/** Anybody may call it without a signature, and it stores something: requests per address are counted. */
	isOpenToAll: boolean;
	handle(request: TrackingRequest, tracking: Tracking): TrackingAnswer;
}

/** What answers under which name, below the public address. */
export const ENDPOINTS = {
	'candidate.js': { methods: ['GET'], isOpenToAll: false, handle: script },
	collect: { methods: ['POST'], isOpenToAll: true, handle: collect },
	form: { methods: ['POST'], isOpenToAll: true, handle: form },
	'p.gif': { methods: ['GET'], isOpenToAll: true, handle: pixel },
	'o.gif': { methods: ['GET'], isOpenToAll: false, handle: open },
	c: { methods: ['GET'], isOpenToAll: false, handle: click },
	u: { methods: ['GET', 'POST'], isOpenToAll: false, handle: unsubscribe },
	m: { methods: ['GET', 'POST'], isOpenToAll: false, handle: preferences },
	hubspot: { methods: ['POST'], isOpenToAll: false, handle: hubspot },
} as const satisfies Record<string, Endpoint>;

/** The name of something that answers. */
export type Route = keyof typeof ENDPOINTS;

/** Whether something answers under a name. */
export function isRoute(name: string): name is Route {
	return Object.hasOwn(ENDPOINTS, name);
}

const MAX_URL = 8_192;

/**
 * Answers a request, and says what to store of it before the answer is sent. Whatever is sent, it does not throw,
 * and it reads no clock: the same request gets the same answer, but for the flood limit.
 */
export function serve(route: Route, request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const { methods, isOpenToAll, handle }: Endpoint = ENDPOINTS[route];
	if (!methods.includes(request.method))
		return empty(405, { headers: { allow: methods.join(', ') } });
	if (request.url.length > MAX_URL) return empty(414);
	if (request.body.byteLength > tracking.settings.limits.bodyBytes) return empty(413);
	if (isOpenToAll && tracking.flood?.admits(request.address, request.receivedAt) === false)
		return empty(429, { headers: { 'retry-after': '60' } });
	return handle(request, tracking);
}
