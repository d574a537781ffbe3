import type { ServerResponse } from 'node:http';

/** What can happen to a call on its way. */
export type Fault =
	/** Answered by something in between; nothing is done. */
	| { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string> }
	/** The connection breaks before anything is done. */
	| { kind: 'drop' }
	/** Nobody ever answers, and nothing is done. */
	| { kind: 'silence' }
	/** `faults.afterCommit`: it is done, and then the connection breaks, */
	| { kind: 'dropAfter' }
	/** or nobody ever answers, */
	| { kind: 'silenceAfter' }
	/** or a gateway answers with a page of its own. */
	| { kind: 'pageAfter' }
	/** The connection breaks at once, and the call is carried out later all the same. */
	| { kind: 'laterAfter'; delayMs: number };

export const GATEWAY_PAGE = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** Whether the call is carried out in spite of the fault. */
export function isCarriedOut(fault: Fault | null): boolean {
	return fault === null || fault.kind.endsWith('After');
}

/** Does to the answer what the fault says. */
export function applyFault(fault: Fault, response: ServerResponse): void {
	switch (fault.kind) {
		case 'drop':
		case 'dropAfter':
		case 'laterAfter':
			response.socket?.destroy();
			return;
		case 'silence':
		case 'silenceAfter':
			return;
		case 'pageAfter':
			response.writeHead(502, { 'content-type': 'text/html' }).end(GATEWAY_PAGE);
			return;
		case 'answer':
			answerInstead(fault, response);
	}
}

/** Without a body there is no content type either: some gateways answer so. */
function answerInstead(
	{ status, body, headers = {} }: Extract<Fault, { kind: 'answer' }>,
	response: ServerResponse,
): void {
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	response.writeHead(status, { ...headers, ...(body !== undefined && { 'content-type': type }) });
	response.end(text);
}
