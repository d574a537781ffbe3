import { gif, type TrackingAnswer } from '../answer';
import { machineSign } from '../bots/machine';
import { parseJson } from '../input/body';
import { readWebEvents } from '../input/webEvents';
import { isForeign } from '../origin';
import { queryOf, type TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

const FIELDS = [
	'type',
	'visitorId',
	'eventId',
	'subject',
	'source',
	'channel',
	'campaign',
] as const;

/**
 * `GET p.gif`: an event told by loading a picture, where a script cannot tell it otherwise: whole as JSON in `d`,
 * or one event in plain parameters. An address in a URL ends up in logs, so nobody is identified here.
 *
 * It is a picture whatever happens, so the status is 200 also where nothing is stored.
 */
export function pixel(request: TrackingRequest, tracking: Tracking): TrackingAnswer {
	const content = contentOf(queryOf(request));
	const sign = machineSign(request, tracking.networks);
	const isElsewhere = isForeign(request, tracking.sites);
	const taken = readWebEvents(content, {
		tracking,
		receivedAt: request.receivedAt,
		sign: sign ?? (isElsewhere ? 'foreign-site' : null),
	});
	const events = 'events' in taken ? taken.events : [];
	return gif(
		200,
		events.filter(({ record }) => record.email === undefined),
	);
}

function contentOf(query: URLSearchParams): unknown {
	const whole = query.get('d');
	if (whole === null) return Object.fromEntries(FIELDS.map((name) => [name, query.get(name)]));
	const parsed = parseJson(whole);
	return 'content' in parsed ? parsed.content : null;
}
