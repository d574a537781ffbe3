import type { Dice } from '../../../demo/town/dice';
import type { Death } from './life';

const SHORTEST_MS = 20;

/**
 * When somebody dies: early deaths are more frequent, and some come while the store is opened, or made.
 *
 * @param atStart - share of those, 0–1
 */
export function chooseDeath(dice: Dice, longestMs: number, atStart: number): Death {
	const afterMs = SHORTEST_MS + (longestMs - SHORTEST_MS) * dice.next() ** 2;
	return { since: dice.chance(atStart) ? 'start' : 'opened', afterMs };
}

/** Waits for everybody, also when somebody fails, so that nobody uses the place any more. */
export async function allOrFirstError(work: ReadonlyArray<Promise<void>>): Promise<void> {
	const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
	if (failed) throw (failed as PromiseRejectedResult).reason;
}
