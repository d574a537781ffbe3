import { randomUUID } from 'node:crypto';

export interface Answer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

type Body = Record<string, unknown>;

/** An answer that refuses; thrown wherever HubSpot would stop. */
export class Refusal extends Error {
	readonly body: Body;

	constructor(
		readonly status: number,
		category: string | null,
		message: string,
		more: Body = {},
	) {
		super(message);
		this.body = {
			status: 'error',
			message,
			correlationId: randomUUID(),
			...more,
			...(category !== null && { category }),
		};
	}
}

export function invalid(message: string, more: Body = {}): Refusal {
	return new Refusal(400, 'VALIDATION_ERROR', message, more);
}

/** One value that is wrong, with HubSpot's code for it. */
export interface WrongValue {
	property: string;
	code: string;
	message: string;
}

/** Wrong values are told twice: as JSON inside the message, and as a list. */
export function wrongValues(wrong: readonly WrongValue[]): Refusal {
	const inMessage = wrong.map(({ property, code, message }) => ({
		isValid: false,
		message,
		error: code,
		name: property,
		localizedErrorMessage: message,
		portalId: 1,
	}));
	return invalid(`Property values were not valid: ${JSON.stringify(inMessage)}`, {
		errors: wrong.map(({ property, code, message }) => ({
			message,
			code,
			context: { propertyName: [property] },
		})),
	});
}

/** `contacts.conflict` */
export function contactExists(existingId: string): Refusal {
	return new Refusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${existingId}`, {
		context: { existingId: [existingId] },
	});
}

export function notFound(message = 'resource not found'): Refusal {
	return new Refusal(404, 'OBJECT_NOT_FOUND', message);
}

/** `limits.rolling`, `limits.daily`, `limits.search` */
export function tooMany(policyName: 'TEN_SECONDLY_ROLLING' | 'DAILY' | 'SECONDLY'): Refusal {
	const limit = {
		TEN_SECONDLY_ROLLING: 'ten_secondly_rolling',
		DAILY: 'daily',
		SECONDLY: 'secondly',
	};
	return new Refusal(429, null, `You have reached your ${limit[policyName]} limit.`, {
		errorType: 'RATE_LIMIT',
		...(policyName !== 'SECONDLY' && { policyName }),
	});
}

/** What a batch answers around its results. */
export function batchBody(
	results: readonly unknown[],
	errors: readonly unknown[],
	nowMs: number,
): Answer {
	const at = new Date(nowMs).toISOString();
	const body = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
	return errors.length === 0
		? { status: 200, body }
		: { status: 207, body: { ...body, numErrors: errors.length, errors } };
}
