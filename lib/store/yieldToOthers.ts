import { setImmediate } from 'node:timers/promises';

/** Lets the host's editor, webhooks and timers run before going on with long work. */
export async function yieldToOthers(): Promise<void> {
	await setImmediate();
}
