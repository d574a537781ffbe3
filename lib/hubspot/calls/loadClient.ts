import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from '@hubspot/api-client';
import { HubSpotError } from '../errors';
import { createAgent } from './agent';
import type { Seen } from './failure';
import { datedPath, type ApiStyle } from './paths';

/** The parts of the client's own request and answer that are looked at on their way. */
interface Outgoing {
	getUrl(): string;
	setUrl(url: string): void;
}
interface Incoming {
	httpStatusCode: number;
	headers: Record<string, string>;
}

/** HubSpot's client, and how to see what it was answered. */
export interface WatchedClient {
	client: Client;
	/** Calls, and notes status and headers of the answer in `seen`, also where the client cannot read the answer. */
	watch<Answer>(seen: Seen, call: (client: Client) => Promise<Answer>): Promise<Answer>;
}

/**
 * Loads HubSpot's client (34 MB, 130 ms: only when HubSpot is called) and makes one for a token.
 *
 * The client's own limiter and retries stay off: their settings are the process's, not the client's, and they repeat
 * what must not be repeated.
 */
export async function loadClient(
	token: string,
	baseUrl: string,
	style: ApiStyle,
	timeoutMs: number,
): Promise<WatchedClient> {
	const { Client } = await importClient();
	const watched = new AsyncLocalStorage<Seen>();
	const client = new Client({
		accessToken: token,
		basePath: baseUrl,
		httpAgent: createAgent(baseUrl, timeoutMs),
		middleware: [
			{
				pre: (request) => (style === 'dated' ? onDatedPath(request as Outgoing) : request),
				post: (answer) => {
					note(answer as Incoming, watched.getStore());
					return answer;
				},
			},
		],
	});
	makeApis(client);
	return { client, watch: (seen, call) => watched.run(seen, () => call(client)) };
}

async function importClient(): Promise<typeof import('@hubspot/api-client')> {
	try {
		return await import('@hubspot/api-client');
	} catch (error) {
		throw new HubSpotError(
			'client-missing',
			"HubSpot's client is not installed",
			`Install this package again, so that @hubspot/api-client comes with it (${(error as Error).name}).`,
		);
	}
}

/** Makes every API that is used, now: one made later would take on the settings of whoever made a client last. */
function makeApis({ crm }: Client): unknown[] {
	return [
		crm.contacts,
		crm.objects.tasks,
		crm.properties,
		crm.lists,
		crm.owners,
		crm.associations.v4,
	];
}

function onDatedPath(request: Outgoing): Outgoing {
	const url = new URL(request.getUrl());
	url.pathname = datedPath(url.pathname);
	request.setUrl(url.toString());
	return request;
}

function note({ httpStatusCode, headers }: Incoming, seen: Seen | undefined): void {
	if (!seen) return;
	seen.status = httpStatusCode;
	seen.headers = headers;
}
