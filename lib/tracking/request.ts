/** A request as a web server received it, before anything of it was interpreted. */
export interface TrackingRequest {
	method: string;
	/** Path and query as sent, e.g. `/webhook/journey/c?k=…`; only the query is read. */
	url: string;
	/** Names in lower case, as Node gives them. */
	headers: Readonly<Record<string, string | readonly string[] | undefined>>;
	/** The bytes of the body; empty where there is none. */
	body: Uint8Array;
	/** Of the sender, as far as known. It is used to count requests and to recognise machines, and never stored. */
	address: string;
	/** UTC milliseconds. */
	receivedAt: number;
}

const MAX_HEADER = 1_000;

/** The value of a header, the first where it was sent several times; empty where it was not sent. */
export function headerOf({ headers }: TrackingRequest, name: string): string {
	const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
	const first = typeof value === 'string' ? value : value?.[0];
	return (first ?? '').slice(0, MAX_HEADER);
}

/** What stands behind the question mark of a request. */
export function queryOf({ url }: TrackingRequest): URLSearchParams {
	const start = url.indexOf('?');
	return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}
