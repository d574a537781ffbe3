import { empty, json, type TrackingAnswer } from '../answer';
import { browserSign } from '../bots/machine';
import { readBody } from '../input/body';
import { readWebEvents } from '../input/webEvents';
import { isForeign, readableBy } from '../origin';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

/** `POST collect`: what the script tells, one event or many. */
export function collect(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const { sites, networks } = tracking;
	if (isForeign(request, sites)) return empty(403);
	const body = readBody(request);
	if ('status' in body) return empty(body.status);
	const taken = readWebEvents(body.content, {
		tracking,
		receivedAt: request.receivedAt,
		sign: browserSign(request, networks),
	});
	if ('status' in taken) return empty(taken.status);
	const { events, refused } = taken;
	const status = events.length > 0 || refused === 0 ? 202 : 400;
	const answer = { accepted: events.length, refused };
	return json(status, answer, { events, headers: readableBy(request, sites) });
}
