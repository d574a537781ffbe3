import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import {
	createTracking,
	isTrackingError,
	loadScript,
	prepareScript,
	serve,
} from '../../../lib/tracking';
import { getOf, trackingOf } from '../../support/tracking/requests';

const tracking = trackingOf();

const load = (headers = {}) => serve('candidate.js', getOf('/candidate.js', { headers }), tracking);

describe('candidate.js', () => {
	it('is a script that any site may load, kept for an hour', () => {
		expect(load()).toMatchObject({
			status: 200,
			events: [],
			headers: {
				'content-type': 'text/javascript; charset=utf-8',
				'cache-control': 'public, max-age=3600',
				'cross-origin-resource-policy': 'cross-origin',
				'x-content-type-options': 'nosniff',
			},
		});
		expect(String(load().body)).toBe('/* the script */');
	});

	it('is packed for browsers that can unpack it', () => {
		const { headers, body } = load({ 'accept-encoding': 'gzip, deflate, br' });
		expect(headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(body as Uint8Array).toString()).toBe('/* the script */');
		expect(load({ 'accept-encoding': 'br' }).headers['content-encoding']).toBeUndefined();
	});

	it('says what the settings say instead of the tag', () => {
		const tag = { vacancies: '/jobs/*', fields: '"</script>' };
		const { script } = trackingOf({ tag });
		const window: Record<string, unknown> = {};
		runInNewContext(String(script.plain), { window });
		expect(window.candidateJourneyTag).toEqual(tag);
		expect(script.etag).not.toBe(tracking.script.etag);
	});

	it('is not sent again to who has it, until it changes', () => {
		const { etag } = load().headers;
		expect(load({ 'if-none-match': etag })).toMatchObject({ status: 304, headers: { etag } });
		const { settings } = tracking;
		const newer = createTracking(settings, prepareScript('/* a newer one */'));
		const request = getOf('/candidate.js', { headers: { 'if-none-match': etag } });
		expect(serve('candidate.js', request, newer).status).toBe(200);
	});
});

describe('the script of the build', () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'tracking-script-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	it('is read once and served from memory', async () => {
		const file = path.join(folder, 'candidate.js');
		writeFileSync(file, 'alert(1)');
		const script = await loadScript(file);
		expect(String(script.plain)).toBe('alert(1)');
		expect(script.etag).toMatch(/^"[\w-]{22}"$/);
	});

	it('is asked for by name where it is missing', async () => {
		const missing = await loadScript(path.join(folder, 'missing.js')).catch(
			(error: unknown) => error,
		);
		expect(missing).toMatchObject({
			code: 'script-missing',
			advice: expect.stringContaining('npm run build'),
		});
		expect(isTrackingError(missing)).toBe(true);
	});
});
