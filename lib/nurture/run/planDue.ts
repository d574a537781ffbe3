import type { NurtureScene } from './scene';

/** What planning did. */
export interface PlanReport {
	/** Mails put into the outbox. */
	planned: number;
	/** Enrolments that came to the end of their sequence. */
	finished: number;
	/** Enrolments that ended before, by reason. */
	exited: Record<string, number>;
}

/**
 * Looks at the enrolments that are due, and puts their next mails into the outbox.
 *
 * @param onProgress - told of how many were looked at, part by part
 */
export async function planDue(
	scene: NurtureScene,
	nowMs: number,
	onProgress?: (looked: number) => void,
): Promise<PlanReport> {
	throw new Error(`not implemented ${scene.rules.timezone} ${nowMs} ${String(onProgress)}`);
}
