/** An event as a career site would send it. */
export interface TestEvent {
	[field: string]: unknown;
	eventId: string;
	type: string;
	occurredAt: string;
}

let counter = 0;

/** A new event of now; every call has an `eventId` of its own. */
export function event(type: string, fields: Record<string, unknown> = {}): TestEvent {
	const eventId = `e2e-${++counter}`;
	return { eventId, type, occurredAt: new Date().toISOString(), ...fields };
}

/** Posts a body to a webhook; returns the status and the answer, parsed when it is JSON. */
export async function post(
	url: string,
	body: unknown,
): Promise<{ status: number; answer: unknown }> {
	const response = await fetch(url, {
		method: 'POST',
		// a connection that is kept may be closed by n8n at the moment it is used again
		headers: { 'content-type': 'application/json', connection: 'close' },
		body: JSON.stringify(body),
	});
	const text = await response.text();
	try {
		return { status: response.status, answer: JSON.parse(text) };
	} catch {
		return { status: response.status, answer: text };
	}
}
