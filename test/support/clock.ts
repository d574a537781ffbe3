/** What the clock shows in tests that look at it. */
export const NOW = '2026-11-22T12:00:00.000Z';

/** Stops the clock, so that a test means the same on every day; timers go on. */
export function useFixedClock(): void {
	beforeEach(() => {
		jest.useFakeTimers({
			now: Date.parse(NOW),
			doNotFake: [
				'hrtime',
				'nextTick',
				'performance',
				'queueMicrotask',
				'setImmediate',
				'clearImmediate',
				'setInterval',
				'clearInterval',
				'setTimeout',
				'clearTimeout',
			],
		});
	});
	afterEach(() => void jest.useRealTimers());
}
