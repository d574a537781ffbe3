import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { root } from '../../../demo/n8n/paths';
import { listen, type RunningServer } from '../../../demo/site/serve';
import {
	createTracking,
	isRoute,
	loadScript,
	serve,
	type TrackedEvent,
	type Tracking,
	type TrackingRequest,
} from '../../../lib/tracking';

const PATH = '/webhook/journey/';

/** The tracking behind a plain web server, which keeps in memory what it is told. */
export class Endpoints {
	/** Everything told so far, in the order of arrival. */
	events: TrackedEvent[] = [];

	/** Method and endpoint of every request so far, e.g. `POST collect`. */
	requests: string[] = [];

	/** Where the endpoints are, with a slash at the end. */
	readonly base: string;

	private constructor(
		private readonly server: Server,
		private readonly running: RunningServer,
	) {
		this.base = running.url + PATH;
	}

	static async start(): Promise<Endpoints> {
		const server = createServer();
		return new Endpoints(server, await listen(server));
	}

	/** Begins to answer, with the script of the build. */
	async open(sites: string[]): Promise<Tracking> {
		const script = path.join(root, 'dist', 'lib', 'tracking', 'candidate.js');
		const tracking = createTracking(
			{
				publicUrl: this.base,
				sites,
				linkSecrets: ['a secret for tests, long enough to sign with'],
				forms: [{ key: 'salary-guide', type: 'asset.downloaded', subject: 'salary-guide' }],
				profileFields: [
					{ name: 'function', label: 'Job title' },
					{ name: 'region', label: 'Region' },
				],
			},
			await loadScript(script),
		);
		this.server.on('request', (request, response) => void this.answer(request, response, tracking));
		return tracking;
	}

	forget(): void {
		this.events = [];
		this.requests = [];
	}

	stop(): Promise<void> {
		return this.running.stop();
	}

	private async answer(
		request: IncomingMessage,
		response: ServerResponse,
		tracking: Tracking,
	): Promise<void> {
		const received = await toRequest(request);
		const route = received.url.slice(PATH.length).split('?', 1)[0];
		this.requests.push(`${received.method} ${route}`);
		if (!isRoute(route)) {
			response.writeHead(404).end();
			return;
		}
		const { status, headers, body, events } = serve(route, received, tracking);
		this.events.push(...events);
		response.writeHead(status, headers).end(body);
	}
}

async function toRequest(request: IncomingMessage): Promise<TrackingRequest> {
	return {
		method: request.method ?? '',
		url: request.url ?? '',
		headers: request.headers,
		body: await buffer(request),
		address: request.socket.remoteAddress ?? '',
		receivedAt: Date.now(),
	};
}
