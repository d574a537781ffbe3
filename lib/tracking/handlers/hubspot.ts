import { empty, type TrackingAnswer } from '../answer';
import { readNotification } from '../hubspot/notification';
import { isFromHubSpot } from '../hubspot/signature';
import { parseJson } from '../input/body';
import type { TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

const MAX_NOTIFICATIONS = 1_000;

/** `POST hubspot`: what HubSpot noticed about contacts, signed by it. */
export function hubspot(request: TrackingRequest, { settings }: Tracking): TrackingAnswer {
	const { hubspotClientSecret: secret, publicUrl } = settings;
	if (secret === undefined) return empty(404);
	const start = request.url.indexOf('?');
	const query = start < 0 ? '' : request.url.slice(start);
	if (!isFromHubSpot(request, `${publicUrl}/hubspot${query}`, secret)) return empty(401);
	const body = parseJson(new TextDecoder().decode(request.body));
	if ('status' in body) return empty(body.status);
	const sent = [body.content].flat();
	if (sent.length > MAX_NOTIFICATIONS) return empty(413);
	const events = sent.flatMap((one) => {
		const record = readNotification(one, request.receivedAt);
		return record ? [{ record, quarantine: null }] : [];
	});
	return empty(204, { events });
}
