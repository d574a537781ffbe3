/** Transitions handed over together. */
export const BATCH_SIZE = 5;

/** What a process is to do that will be asked to end. */
export interface HostErrand {
	/** Of the place whose transitions it hands out. */
	address: string;
	/** One trigger each. */
	readers: string[];
	/** How long an execution takes. */
	executionMs: number;
	/** Whether it has a way of its own to end on SIGTERM, as n8n has, or leaves that to the signal. */
	ends: 'itself' | 'bySignal';
}

/** What such a process says. */
export type Said =
	| { word: 'started'; listeners: number }
	| { word: 'given'; reader: string; ids: number[] }
	| { word: 'ending' }
	| { word: 'trouble'; message: string };
