import type { NurtureStore } from '../../store';
import type { Sequence } from '../sequence/types';

/**
 * A version of a sequence, the latest one published by default.
 *
 * @throws {NurtureError} `unknown-sequence`
 */
export async function loadSequence(
	nurture: NurtureStore,
	key: string,
	version?: number | 'draft',
): Promise<Sequence> {
	throw new Error(`not implemented ${key} ${version} ${String(nurture)}`);
}

/**
 * Checks a sequence and keeps it as the draft of its key.
 *
 * @throws {NurtureError} `invalid-sequence`
 */
export async function saveSequence(
	nurture: NurtureStore,
	input: unknown,
	{ by, note, atMs }: { by: string; note: string; atMs: number },
): Promise<Sequence> {
	throw new Error(`not implemented ${String(input)} ${by} ${note} ${atMs} ${String(nurture)}`);
}
