import { buildPackage } from '../../../demo/n8n/command';
import { root } from '../../../demo/n8n/paths';
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
 * Builds the browser script and tries it in a real Chromium, on a small career site.
 *
 * @throws {N8nError} `no-browser`
 */
export async function runTrackingChecks(): Promise<Tally> {
	await buildPackage(root);
	const stage = await setStage();
	try {
		return await runChecks(trackingChecks, stage);
	} finally {
		await clearStage(stage);
	}
}
