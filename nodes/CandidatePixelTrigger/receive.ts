import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { suppress } from '../../lib/nurture';
import type { InboxEvent } from '../../lib/store';
import type { TrackedEvent, TrackingAnswer, TrackingRequest } from '../../lib/tracking';
import { complain } from '../shared/complain';
import { randomId } from '../shared/random';
import { deskOf, type Desk } from './desk';
import { countRequest } from './traffic';

type Request = ReturnType<IWebhookFunctions['getRequestObject']>;
type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

const UNSUBSCRIBED = 'email.unsubscribed';

/** Sent where nothing can be kept at the moment. */
const UNAVAILABLE: TrackingAnswer = {
	status: 503,
	headers: { 'retry-after': '10', 'cache-control': 'no-store' },
	body: '',
	events: [],
};

/**
 * Answers a request, once what it tells is kept. No execution is started, but while the node is tried out in the
 * editor: then what was told is what the execution gets.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { answer, isKept } = await answerRequest(context);
	send(context.getResponseObject(), answer);
	const isTest = context.getMode() === 'manual';
	return isTest && isKept
		? { noWebhookResponse: true, workflowData: [[{ json: {} }]] }
		: { noWebhookResponse: true };
}

async function answerRequest(
	context: IWebhookFunctions,
): Promise<{ answer: TrackingAnswer; isKept: boolean }> {
	let answer = UNAVAILABLE;
	countRequest();
	try {
		const request = context.getRequestObject();
		const { address, route } = splitUrl(request.originalUrl);
		const desk = await deskOf(context, address);
		answer = serve(route, request, desk);
		if (answer.events.length === 0) return { answer, isKept: false };
		await keep(answer.events, desk, context.getMode() === 'manual');
		return { answer, isKept: true };
	} catch (error) {
		complain(context, error);
		// somebody who follows a link is not held up
		return { answer: answer.status === 302 ? answer : UNAVAILABLE, isKept: false };
	}
}

/** `/webhook/journey/c?k=…` is the route `c` of the address `/webhook/journey`. */
function splitUrl(url: string): { address: string; route: string } {
	const path = url.split('?', 1)[0].replace(/\/$/, '');
	const end = path.lastIndexOf('/');
	return { address: path.slice(0, end), route: path.slice(end + 1) };
}

function serve(route: string, request: Request, { library, tracking }: Desk): TrackingAnswer {
	if (!library.isRoute(route)) return { ...UNAVAILABLE, status: 404 };
	const received: TrackingRequest = {
		method: request.method,
		url: request.originalUrl,
		headers: request.headers,
		body: request.rawBody ?? new Uint8Array(),
		address: request.ip ?? '',
		receivedAt: Date.now(),
	};
	return library.serve(route, received, tracking);
}

async function keep(
	events: readonly TrackedEvent[],
	{ writer, store }: Desk,
	isTest: boolean,
): Promise<void> {
	const receivedAt = Date.now();
	await heedUnsubscribed(events, store, receivedAt);
	await writer.keep(
		events.map(({ record, quarantine }): InboxEvent => ({
			eventId: record.eventId ?? `in:${randomId()}`,
			receivedAt,
			// who tries the node out sees everything
			quarantine: isTest ? null : quarantine,
			record: isTest && quarantine ? { ...record, quarantine } : { ...record },
		})),
	);
}

/** Somebody who unsubscribes gets no mail from this moment on, whatever becomes of the execution that is told. */
async function heedUnsubscribed(
	events: readonly TrackedEvent[],
	store: Desk['store'],
	at: number,
): Promise<void> {
	const addresses = events.flatMap(({ record: { type, email } }) =>
		type === UNSUBSCRIBED && email !== undefined ? [email] : [],
	);
	if (addresses.length > 0) await suppress(store, addresses, { reason: 'unsubscribed', at });
}

function send(response: Response, { status, headers, body }: TrackingAnswer): void {
	// n8n lets every site read the answer
	response.removeHeader('access-control-allow-origin');
	response.writeHead(status, headers);
	response.end(body);
}
