import http from 'node:http';
import https from 'node:https';

/**
 * Connections to one host that are kept open between calls, and dropped when nothing comes for too long: HubSpot's
 * client itself would wait for ever.
 *
 * @param baseUrl - says whether it is https
 * @param timeoutMs - silence after which a call fails
 */
export function createAgent(baseUrl: string, timeoutMs: number): http.Agent {
	const options = { keepAlive: true, timeout: timeoutMs };
	const agent = baseUrl.startsWith('https:') ? new https.Agent(options) : new http.Agent(options);
	const connect = agent.createConnection.bind(agent);
	agent.createConnection = (to, done) => {
		const socket = connect(to, done);
		socket?.on('timeout', () => socket.destroy(new Error('nothing came for too long')));
		return socket;
	};
	const reuse = agent.reuseSocket.bind(agent);
	agent.reuseSocket = (socket, request) => {
		reuse(socket, request);
		// A server may have asked for less while the connection was idle.
		request.setTimeout(timeoutMs);
	};
	return agent;
}
