import { headerOf, type TrackingRequest } from '../request';

/** The content of a body, or the status that refuses it. */
export type BodyContent = { content: unknown } | { status: 400 | 415 };

const decoder = new TextDecoder('utf-8');

/**
 * Reads a body: JSON, also when it comes as plain text (as a beacon does), or the fields of a plain form.
 *
 * @returns 415 for any other content type, 400 for JSON that is broken
 */
export function readBody(request: TrackingRequest): BodyContent {
	const type = headerOf(request, 'content-type').split(';', 1)[0].trim().toLowerCase();
	if (type === 'application/x-www-form-urlencoded') {
		return { content: fieldsOf(new URLSearchParams(decoder.decode(request.body))) };
	}
	return type === 'application/json' || type === 'text/plain'
		? parseJson(decoder.decode(request.body))
		: { status: 415 };
}

/** A body read as JSON; status 400 for what is none. */
export function parseJson(text: string): BodyContent {
	try {
		return { content: JSON.parse(text) as unknown };
	} catch {
		return { status: 400 };
	}
}

/** The fields of a form; one that is there several times has a list of values. */
export function fieldsOf(parameters: URLSearchParams): Record<string, string | string[]> {
	const fields = new Map<string, string | string[]>();
	for (const [name, value] of parameters) {
		const earlier = fields.get(name);
		fields.set(name, earlier === undefined ? value : [earlier, value].flat());
	}
	// defines fields, so that one called __proto__ is a field like any other
	return Object.fromEntries(fields);
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
