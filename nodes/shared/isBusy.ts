import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** How long to look, in milliseconds, and the part of that time from which on it counts as busy. */
const PROBE_MS = 20;
const MOSTLY = 0.6;

/** Looks for a moment whether something, say requests, takes most of the time of n8n's process. */
export async function isBusy(): Promise<boolean> {
	const before = performance.eventLoopUtilization();
	await setTimeout(PROBE_MS);
	return performance.eventLoopUtilization(before).utilization > MOSTLY;
}
