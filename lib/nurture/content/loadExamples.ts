import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { NurtureError } from '../errors';
import type { SequenceInput } from '../sequence/types';
import type { MailLayouts } from './layouts';

/** Written by the build, out of the mails in this folder. */
const EXAMPLES = path.join(__dirname, 'examples.json');
const LAYOUTS = path.join(__dirname, 'layouts.json');

/**
 * Reads the example sequences that the build made: See, Think, Do and Care.
 *
 * @throws {NurtureError} `examples-missing`
 */
export async function loadExamples(file = EXAMPLES): Promise<SequenceInput[]> {
	return await readBuilt(file);
}

/**
 * Reads the look of the example mails, for texts of one's own.
 *
 * @throws {NurtureError} `examples-missing`
 */
export async function loadLayouts(file = LAYOUTS): Promise<MailLayouts> {
	return await readBuilt(file);
}

async function readBuilt<Content>(file: string): Promise<Content> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Content;
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
