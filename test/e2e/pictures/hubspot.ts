import type { Page } from 'playwright-core';
import { runManually } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow } from '../../../demo/n8n/workflows';
import { generateTown } from '../../../demo/town';
import { hubSpotNode, journeyToHubSpot, NODES, openHubSpot } from '../hubspot';
import { chain, runWith, start } from '../testWorkflow';
import { openNode, showLastExecution } from './execution';
import { savePicture } from './save';

const CANDIDATES = 400;

/** Brings a town to the stand-in for HubSpot, and takes pictures of the way there and of what is seen there. */
export async function showHubSpot(page: Page, session: Session): Promise<void> {
	const stage = await openHubSpot(session);
	try {
		const setUp = hubSpotNode(stage, 'HubSpot Sync', 'hubSpotSync', { operation: 'setUp' });
		await runWith(session, chain('Set up HubSpot', [start, setUp]), [{}]);
		const { events } = generateTown({ asOfMs: Date.now(), candidates: CANDIDATES, seed: 3 });
		const items = events.map((event) => ({ json: { ...event } }));
		const workflow = { ...journeyToHubSpot(stage), pinData: { [start.name]: items } };
		const id = await importWorkflow(session, workflow);
		await runManually(session, id, start.name);
		await showLastExecution(page, session, id);
		await savePicture(page, 'hubspot-workflow');
		await openNode(page, NODES.count);
		await savePicture(page, 'hubspot-count');
		await page.goto(stage.twin.url);
		await savePicture(page, 'hubspot-twin');
	} finally {
		await stage.twin.close();
	}
}
