import { setTimeout } from 'node:timers/promises';

/** Tells and passes the time; tests bring their own. */
export interface Clock {
	/** UTC milliseconds. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

/** The clock of this machine. */
export const machineClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms) => void (await setTimeout(ms)),
};
