import { headerOf, type TrackingRequest } from './request';
import type { Sites } from './sites';

/**
 * Whether a page of somebody else's site made the request: by `Origin`, or where a browser sends none by
 * `Referer`. Programs can leave both out, or lie; this keeps other sites' visitors out, not attackers.
 */
export function isForeign(request: TrackingRequest, sites: Sites): boolean {
	const from = headerOf(request, 'origin') || headerOf(request, 'referer');
	return from !== '' && !sites.include(from);
}

/** The headers by which a browser lets the page of one of the sites read the answer. */
export function readableBy(request: TrackingRequest, sites: Sites): Record<string, string> {
	const origin = headerOf(request, 'origin');
	const target = sites.target(origin);
	return target === null
		? { vary: 'origin' }
		: { vary: 'origin', 'access-control-allow-origin': new URL(target).origin };
}
