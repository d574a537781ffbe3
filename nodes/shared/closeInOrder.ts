/** Work that goes on in the background until it is stopped. */
export interface Stoppable {
	/** Begins nothing new; what is under way goes on to its end. */
	stop(): void;
	/** Resolves once it was stopped and nothing is under way any more. */
	readonly finished: Promise<void>;
}

/** How long closing waits for what is under way, in milliseconds; n8n gives itself 30 seconds to end. */
const CLOSE_MS = 20_000;
/** How n8n is asked to end. */
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** What goes on in this process, of all nodes. */
const underWay = new Set<Stoppable>();
let isEnding = false;

// From loading on, not from the first trigger on: n8n also publishes what it began to publish before it was asked to end.
for (const signal of SIGNALS) process.prependOnceListener(signal, stopAll);

/**
 * Stops work when its node is closed, and already when the process is asked to end: n8n goes on for a while then, closes
 * its triggers one after the other, and not those that are just being published.
 *
 * @returns closes the work: stops it, and waits for what is under way, but not for ever
 */
export function closeInOrder(work: Stoppable): () => Promise<void> {
	underWay.add(work);
	if (isEnding) work.stop();
	return async () => {
		work.stop();
		await withinLimit(work.finished);
		underWay.delete(work);
	};
}

/** The host ends the process; where it leaves that to the signal, so do we. */
function stopAll(signal: NodeJS.Signals): void {
	isEnding = true;
	for (const work of underWay) work.stop();
	if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

async function withinLimit(finished: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, CLOSE_MS);
	});
	await Promise.race([finished, tooLong]);
	clearTimeout(timer);
}
