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

export function prepareScript(text: string): TrackingScript {
	const plain = Buffer.from(text);
	return {
		plain,
		gzipped: gzipSync(plain, { level: 9 }),
		etag: `"${hash('sha256', text, 'base64url').slice(0, 22)}"`,
	};
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
