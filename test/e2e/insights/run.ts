import { runChecks, type Tally } from '../check';
import { insightChecks } from './checks';
import { clearStage, setStage } from './stage';

/**
 * Opens the dashboard about a town in a real Chromium.
 *
 * @throws {N8nError} `no-browser`
 */
export async function runInsightChecks(): Promise<Tally> {
	const stage = await setStage();
	try {
		return await runChecks(insightChecks, stage);
	} finally {
		await clearStage(stage);
	}
}
