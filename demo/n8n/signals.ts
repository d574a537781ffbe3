/** Turns Ctrl-C, SIGTERM and the death of our starter into one promise, so that the caller can stop n8n and say goodbye. */
export function whenAskedToStop(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.on(signal, () => resolve());
		process.once('disconnect', () => resolve());
	});
}
