import { file, type TrackingAnswer } from '../answer';
import { headerOf, type TrackingRequest } from '../request';
import type { Tracking } from '../tracking';

const HEADERS = {
	'content-type': 'text/javascript; charset=utf-8',
	'cache-control': 'public, max-age=3600',
	vary: 'accept-encoding',
};

/** `GET candidate.js`: the script for the site. */
export function script(
	request: TrackingRequest,
	{ script: { plain, gzipped, etag } }: Tracking,
): TrackingAnswer {
	const headers = { ...HEADERS, etag };
	if (headerOf(request, 'if-none-match') === etag) return file(304, new Uint8Array(), headers);
	return /\bgzip\b/.test(headerOf(request, 'accept-encoding'))
		? file(200, gzipped, { ...headers, 'content-encoding': 'gzip' })
		: file(200, plain, headers);
}
