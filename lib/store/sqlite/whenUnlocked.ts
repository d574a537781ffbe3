import { setTimeout } from 'node:timers/promises';
import { isLocked } from './toStoreError';

/** How often to look whether a lock is gone, in milliseconds. */
const RETRY_MS = 10;

/**
 * Does something as soon as no other connection holds the lock it needs. In between everything else of this
 * process runs: among it may be the work that holds the lock.
 *
 * @param patienceMs - after that long the lock is an error
 */
export async function whenUnlocked<Result>(
	attempt: () => Result,
	patienceMs: number,
): Promise<Result> {
	const deadline = performance.now() + patienceMs;
	for (;;) {
		try {
			return attempt();
		} catch (error) {
			if (!isLocked(error) || performance.now() >= deadline) throw error;
		}
		await setTimeout(RETRY_MS);
	}
}
