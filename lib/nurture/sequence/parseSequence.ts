import { NurtureError } from '../errors';
import { checkSequence } from './checkSequence';
import type { Sequence } from './types';

/**
 * Checks a sequence and fills in its defaults. Warnings do not keep it from being used; `checkSequence` tells them.
 *
 * @throws {NurtureError} `invalid-sequence` with every error found and its path, not only the first
 */
export function parseSequence(input: unknown): Sequence {
	const { sequence, errors } = checkSequence(input);
	if (sequence) return sequence;
	const list = errors.map(({ path, message }) => `${path || 'sequence'}: ${message}`);
	throw new NurtureError(
		'invalid-sequence',
		`The sequence has ${errors.length} issue(s): ${list.join('; ')}`,
		'Put right what is named; the paths say where.',
		errors,
	);
}
