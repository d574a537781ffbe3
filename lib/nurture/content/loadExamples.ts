import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NurtureError } from '../errors';
import type { SequenceInput } from '../sequence/types';

/** Written by the build, out of the mails in this folder. */
const FILE = path.join(__dirname, 'examples.json');

/**
 * Reads the example sequences that the build made: See, Think, Do and Care.
 *
 * @throws {NurtureError} `examples-missing`
 */
export async function loadExamples(file = FILE): Promise<SequenceInput[]> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as SequenceInput[];
	} catch (error) {
		throw new NurtureError(
			'examples-missing',
			`The example sequences ${file} cannot be read`,
			'Install the package again; from a checkout, run npm run build.',
			[],
			{ cause: error },
		);
	}
}
