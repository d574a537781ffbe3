import { ask } from '../traffic';
import type { Step } from './steps';

/** Where workflows of the demo take what happened, and the end of a month. */
export interface TimeMachine {
	captureUrl: string;
	monthEndUrl: string;
}

/** Candidates of a bucket here and in HubSpot, at the end of a month. */
export interface BucketCount {
	bucket: string;
	/** Those whose values HubSpot has. */
	ours: number;
	notInHubSpot: number;
	hubspot: number | null;
	drift: number | null;
}

/** What a step came to. */
export interface Lived {
	step: Step;
	/** Only of a step that closes a month. */
	counts: BucketCount[] | null;
}

/**
 * Lives a year step by step: what happened goes through workflow 01 as it came in; at the end of a month the daily run
 * is made as of then, and HubSpot is told.
 *
 * @param onLived - told after each step
 */
export async function liveYear(
	{ captureUrl, monthEndUrl }: TimeMachine,
	steps: readonly Step[],
	onLived: (lived: Lived) => Promise<void>,
): Promise<void> {
	for (const step of steps) {
		const asOf = new Date(step.untilMs).toISOString();
		if (step.events.length > 0) await post(captureUrl, { asOf, events: step.events });
		const counts = step.closesMonth ? await post<BucketCount[]>(monthEndUrl, { asOf }) : null;
		await onLived({ step, counts });
	}
}

async function post<T>(url: string, body: object): Promise<T> {
	return ask<T>(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}
