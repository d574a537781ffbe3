import path from 'node:path';
import type { Session } from './n8n/session';
import { workflowsFolder } from './n8n/paths';
import { importWorkflow, publishWorkflow, readWorkflow, waitForWebhook } from './n8n/workflows';

/** Workflows 01 and 07, published and answering. */
export interface Journey {
	capture: { id: string; url: string };
	decay: { id: string; trigger: string };
}

async function bringLive(session: Session, file: string): Promise<string> {
	const id = await importWorkflow(session, readWorkflow(file));
	await publishWorkflow(session, id);
	return id;
}

/** Imports and publishes workflows 01 and 07 as they come. */
export async function setUpJourney(session: Session): Promise<Journey> {
	const capture = await bringLive(session, path.join(workflowsFolder, '01-capture-and-score.json'));
	const decay = await bringLive(session, path.join(workflowsFolder, '07-daily-decay.json'));
	return {
		capture: { id: capture, url: await waitForWebhook(session, 'POST', 'candidate-events') },
		decay: { id: decay, trigger: 'Every night at 03:00' },
	};
}
