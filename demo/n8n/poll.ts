import { setTimeout as delay } from 'node:timers/promises';
import { N8nError } from './errors';

/**
 * Asks again and again until there is an answer.
 *
 * @param what - what is awaited, for the error text
 * @param ask - returns `undefined` while the answer is not there yet; what it throws ends the wait
 * @throws {N8nError} `not-ready` after `timeoutMs`
 */
export async function poll<T>(
	what: string,
	ask: () => Promise<T | undefined>,
	timeoutMs = 60_000,
	everyMs = 100,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	while (Date.now() < deadline) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await delay(everyMs);
	}
	throw new N8nError('not-ready', `Waited ${timeoutMs / 1000} s for ${what}, in vain.`);
}
