import { runChecks, type Tally } from '../check';
import { behaviourChecks } from './behaviour';
import { consentChecks } from './consent';
import { journeyChecks } from './journey';
import { sendingChecks } from './sending';
import { clearStage, setStage } from './stage';

export const trackingChecks = [
	...consentChecks,
	...behaviourChecks,
	...journeyChecks,
	...sendingChecks,
];

/**
 * Tries the browser script of the build in a real Chromium, on a small career site.
 *
 * @throws {N8nError} `no-browser`; {TrackingError} `script-missing` before the first build
 */
export async function runTrackingChecks(): Promise<Tally> {
	const stage = await setStage();
	try {
		return await runChecks(trackingChecks, stage);
	} finally {
		await clearStage(stage);
	}
}
