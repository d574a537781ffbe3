import { hash } from 'node:crypto';
import type { Sequence, Step } from './sequence/types';

/** The key of a step's own content, beside those of its variants. */
export const MAIN = 'main';

/**
 * Where a candidate stands between 0 and 1 in a draw: always the same place in the same draw, and places in different
 * draws that have nothing to do with each other.
 */
export function placeInDraw(draw: string, candidateId: string): number {
	const digest = hash('sha256', `${draw}\n${candidateId}`, 'buffer');
	return digest.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * Whether a candidate gets no nurture mail, so that its effect can be measured.
 *
 * One draw for all sequences: who is held out of 5 percent is held out of 10 percent too, for good.
 *
 * @param percent - 0 to 100
 */
export function isHeldOut(candidateId: string, percent: number): boolean {
	return placeInDraw('holdout', candidateId) * 100 < percent;
}

/** Which content of a step a candidate gets: the key of a variant, or {@link MAIN}. Later versions draw the same. */
export function variantFor(
	candidateId: string,
	{ key }: Pick<Sequence, 'key'>,
	step: Pick<Step, 'key' | 'variants'>,
): string {
	let place = placeInDraw(`${key}/${step.key}`, candidateId) * 100;
	for (const variant of step.variants) {
		if (place < variant.share) return variant.key;
		place -= variant.share;
	}
	return MAIN;
}
