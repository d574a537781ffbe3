import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { TrackingError } from './errors';

/** The browser script, ready to be served. */
export interface TrackingScript {
	plain: Uint8Array;
	gzipped: Uint8Array;
	/** Changes whenever the script does. */
	etag: string;
}

/** Written by the build, out of `browser/`. */
const FILE = path.join(__dirname, 'candidate.js');

/** The script as it is sent: plain, compressed, and with the tag by which browsers ask whether it changed. */
export function prepareScript(text: string): TrackingScript {
	const plain = Buffer.from(text);
	return {
		plain,
		gzipped: gzipSync(plain, { level: 9 }),
		etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"`,
	};
}

/**
 * The script with what the site's settings say, so that the tag on the site need not.
 *
 * @param tag - by the names of `dataset`
 */
export function withTag(
	script: TrackingScript,
	tag: Readonly<Record<string, string | undefined>>,
): TrackingScript {
	if (Object.keys(tag).length === 0) return script;
	const said = JSON.stringify(tag);
	const text = new TextDecoder().decode(script.plain);
	return prepareScript(`window.candidateJourneyTag=${said};${text}`);
}

/**
 * Reads the script that the build made.
 *
 * @throws {TrackingError} `script-missing`
 */
export async function loadScript(file = FILE): Promise<TrackingScript> {
	try {
		return prepareScript(await readFile(file, 'utf8'));
	} catch (error) {
		throw new TrackingError(
			'script-missing',
			`The tracking script ${file} cannot be read`,
			'Install the package again; from a checkout, run npm run build.',
			[],
			{ cause: error },
		);
	}
}
