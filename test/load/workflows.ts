import { randomUUID } from 'node:crypto';
import type { Session } from '../../demo/n8n/session';
import {
	importWorkflow,
	publishWorkflow,
	waitForWebhook,
	type Workflow,
} from '../../demo/n8n/workflows';
import { chain, ours } from '../e2e/testWorkflow';

/** What a user would take without this package. */
const plain = chain('n8n’s own Webhook', [
	{
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path: 'plain' },
	},
	{ name: 'No Operation', type: 'n8n-nodes-base.noOp' },
]);

/** Path of the trigger, which is also where it keeps what it is told. */
export const BOX = 'journey';

/** The career site that tells. */
export const SITE = 'https://www.example.com';

const pixel = chain('Candidate Pixel Trigger', [
	{
		name: 'Candidate Pixel Trigger',
		type: `${ours}candidatePixelTrigger`,
		typeVersion: 2,
		webhookId: randomUUID(),
		parameters: { path: BOX, sites: SITE, options: { perMinute: 0, delaySeconds: 1 } },
	},
	{ name: 'Candidate Score', type: `${ours}candidateScore` },
]);

async function publish(session: Session, workflow: Workflow, path: string): Promise<string> {
	await publishWorkflow(session, await importWorkflow(session, workflow));
	return await waitForWebhook(session, 'POST', path);
}

/** Where the two can be called. */
export interface Urls {
	plain: string;
	collect: string;
}

export async function setUpWorkflows(session: Session): Promise<Urls> {
	return {
		plain: await publish(session, plain, 'plain'),
		collect: await publish(session, pixel, `${BOX}/collect`),
	};
}
