import autocannon from 'autocannon';

/** What sending for a while came to. */
export interface Sending {
	seconds: number;
	/** Requests that were answered as expected. */
	answered: number;
	/** Ids of the events of these requests; each stands here once. */
	eventIds: string[];
	/** How often requests were answered otherwise, or not at all. */
	failures: Map<string, number>;
}

/** What a browser of a person on the site sends along. */
const HUMAN = {
	'user-agent':
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
	'accept-language': 'nl-NL',
	'content-type': 'text/plain;charset=UTF-8',
};

const VISITORS = 2_000;
const VACANCIES = 300;

let made = 0;

function makeEvent(run: string) {
	const number = ++made;
	const isVacancy = number % 4 === 0;
	return {
		type: isVacancy ? 'vacancy.viewed' : 'page.viewed',
		eventId: `${run}-${number}`,
		visitorId: `visitor-${number % VISITORS}`,
		subject: isVacancy ? `vacancy-${number % VACANCIES}` : `/page/${number % VACANCIES}`,
	};
}

/** What is sent where. */
export interface Target {
	url: string;
	/** The site whose pages tell; left out for a server that passes on what it gathered. */
	origin?: string;
	/** Status of requests that were taken. */
	expected: number;
	eventsPerRequest: number;
	/** Requests under way at once. */
	connections: number;
}

/**
 * Sends requests for a while, as many as are answered; each tells events of its own.
 *
 * @param run - what the ids of its events begin with
 */
export async function send(
	{ url, origin, expected, eventsPerRequest, connections }: Target,
	run: string,
	seconds: number,
): Promise<Sending> {
	const sending: Sending = { seconds, answered: 0, eventIds: [], failures: new Map() };
	const fail = (why: string) => sending.failures.set(why, (sending.failures.get(why) ?? 0) + 1);
	const startMs = performance.now();
	const { errors, timeouts } = await autocannon({
		url,
		method: 'POST',
		connections,
		duration: seconds,
		headers: origin === undefined ? HUMAN : { ...HUMAN, origin },
		requests: [
			{
				setupRequest: (request, context: { ids?: string[] }) => {
					const events = Array.from({ length: eventsPerRequest }, () => makeEvent(run));
					context.ids = events.map(({ eventId }) => eventId);
					return { ...request, body: JSON.stringify(events.length > 1 ? { events } : events[0]) };
				},
				onResponse: (status, _, context: { ids?: string[] }) => {
					if (status !== expected) return fail(`status ${status}`);
					sending.answered++;
					for (const id of context.ids ?? []) sending.eventIds.push(id);
				},
			},
		],
	});
	if (errors > 0) sending.failures.set('no answer', errors - timeouts);
	if (timeouts > 0) sending.failures.set('no answer in time', timeouts);
	sending.seconds = (performance.now() - startMs) / 1000;
	return sending;
}
