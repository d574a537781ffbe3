import { createHmac } from 'node:crypto';
import { headerOf, type TrackingRequest } from '../request';
import { isSameSecret } from '../signature';

const MAX_AGE_MS = 300_000;

/** The signs that HubSpot signs decoded, by their code. */
const DECODED = new Map(
	[...":/?@!$'()*,;"].map((sign) => [`%${sign.charCodeAt(0).toString(16).toUpperCase()}`, sign]),
);

/**
 * Whether HubSpot sent a request, within the last five minutes: signature version 3, HMAC-SHA-256 with the secret
 * of the app over method, address, body and time.
 *
 * Source: developers.hubspot.com, "Validating requests", v3. HubSpot's own client compares with `===`, takes times
 * in the future and does not decode the address, hence this.
 *
 * @param publicUrl - the whole address as HubSpot knows it, query included
 */
export function isFromHubSpot(
	request: TrackingRequest,
	publicUrl: string,
	clientSecret: string,
): boolean {
	const timestamp = headerOf(request, 'x-hubspot-request-timestamp');
	if (!/^\d{10,16}$/.test(timestamp)) return false;
	if (Math.abs(request.receivedAt - Number(timestamp)) > MAX_AGE_MS) return false;
	const expected = createHmac('sha256', clientSecret)
		.update(`${request.method}${decodeAddress(publicUrl)}`)
		.update(request.body)
		.update(timestamp)
		.digest('base64');
	const given = headerOf(request, 'x-hubspot-signature-v3');
	return isSameSecret(Buffer.from(given), Buffer.from(expected));
}

function decodeAddress(url: string): string {
	return url.replace(/%[0-9a-f]{2}/gi, (code) => DECODED.get(code.toUpperCase()) ?? code);
}
