import http from 'node:http';
import https from 'node:https';

/** The method by which a request comes to an agent; Node's types leave it out. */
interface TakesRequests {
	addRequest(request: http.ClientRequest, ...rest: unknown[]): void;
}

/**
 * Connections to one host that are kept open between calls, and calls that fail when nothing comes for too long:
 * HubSpot's client itself would wait for ever. They go through the proxy that the environment names (`HTTPS_PROXY`,
 * `NO_PROXY`).
 *
 * @param baseUrl - says whether it is https
 * @param timeoutMs - silence after which a call fails
 */
export function createAgent(baseUrl: string, timeoutMs: number): http.Agent {
	const options = { keepAlive: true, timeout: timeoutMs, proxyEnv: process.env };
	const agent = baseUrl.startsWith('https:') ? new https.Agent(options) : new http.Agent(options);
	const taking = agent as http.Agent & TakesRequests;
	const add = taking.addRequest.bind(agent);
	taking.addRequest = (request, ...rest) => {
		request.setTimeout(timeoutMs, () => request.destroy(new Error('nothing came for too long')));
		add(request, ...rest);
	};
	return agent;
}
