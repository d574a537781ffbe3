/** One thing HubSpot found wrong with what was sent. */
export interface FailureDetail {
	/** E.g. `INVALID_OPTION`. */
	code: string;
	/** Internal name of the property. */
	property: string | null;
	message: string;
}

/** Why a call failed, as far as HubSpot says. */
export interface Failure {
	/** HTTP status; null when there was no answer. */
	status: number | null;
	/** Which limit was reached: `SECONDLY`, `TEN_SECONDLY_ROLLING`, `DAILY`; null when not said. */
	policy: string | null;
	/** How long HubSpot asks to wait, in milliseconds. */
	retryAfterMs: number | null;
	/** Length of the window the limit counts in, in milliseconds. */
	windowMs: number | null;
	category: string | null;
	message: string;
	details: FailureDetail[];
	scopes: string[];
	existingId: string | null;
	correlationId: string | null;
}

/** What was seen of an answer before it was understood. */
export interface Seen {
	status: number | null;
	headers: Readonly<Record<string, string>>;
}

type Loose = Readonly<Record<string, unknown>>;

/**
 * Reads what went wrong from anything the client throws and what was seen of the answer.
 *
 * Every part of HubSpot's bodies is optional, and a gateway in between may answer with a page of its own, or with
 * nothing that says what it is.
 */
export function readFailure(thrown: unknown, seen: Seen): Failure {
	const { code, body } = asRecord(thrown);
	const said = asRecord(body);
	const errors = asList(said.errors);
	return {
		status: typeof code === 'number' && code >= 100 ? code : seen.status,
		policy: readPolicy(said),
		retryAfterMs: toMs(seen.headers['retry-after'], 1000),
		windowMs: toMs(seen.headers['x-hubspot-ratelimit-interval-milliseconds'], 1),
		...readSaid(said),
		details: errors.length > 0 ? errors.map(readDetail) : detailsInText(asText(said.message)),
		scopes: errors.flatMap((error) => asTexts(asRecord(error.context).requiredGranularScopes)),
	};
}

/** Reads one of the errors that come with an answer of which parts failed. */
export function readPartFailure(error: unknown): Failure {
	return readFailure({ code: 207, body: error }, { status: 207, headers: {} });
}

function readSaid(
	said: Loose,
): Pick<Failure, 'category' | 'message' | 'existingId' | 'correlationId'> {
	const message = asText(said.message) ?? '';
	const [existing] = asTexts(asRecord(said.context).existingId);
	return {
		category: asText(said.category),
		message,
		existingId: existing ?? /Existing ID: (\d+)/.exec(message)?.[1] ?? null,
		correlationId: asText(said.correlationId),
	};
}

function readPolicy(said: Loose): string | null {
	const policy = asText(said.policyName);
	if (policy !== null) return policy;
	const message = asText(said.message) ?? '';
	if (/ten_secondly/i.test(message)) return 'TEN_SECONDLY_ROLLING';
	if (/secondly limit/i.test(message)) return 'SECONDLY';
	return /daily limit/i.test(message) ? 'DAILY' : null;
}

function readDetail(error: Loose): FailureDetail {
	const [property = null] = asTexts(asRecord(error.context).propertyName);
	return { code: asText(error.code) ?? '', property, message: asText(error.message) ?? '' };
}

/** Some refusals carry their details as JSON inside the message: "Property values were not valid: [{…}]". */
function detailsInText(message: string | null): FailureDetail[] {
	const json = /\[\{.*\}\]/s.exec(message ?? '')?.[0];
	if (json === undefined) return [];
	try {
		return asList(JSON.parse(json)).map((one) => ({
			code: asText(one.error) ?? '',
			property: asText(one.name),
			message: asText(one.message) ?? '',
		}));
	} catch {
		return [];
	}
}

function toMs(text: string | undefined, unitMs: number): number | null {
	const number = Number(text);
	return text === undefined || text === '' || !(number >= 0) ? null : number * unitMs;
}

function asRecord(value: unknown): Loose {
	return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

function asList(value: unknown): Loose[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

function asTexts(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

function asText(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}
