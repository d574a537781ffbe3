import path from 'node:path';
import { workflowsFolder } from '../../../demo/n8n/paths';
import type { Workflow } from '../../../demo/n8n/workflows';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
} from '../../../demo/n8n/workflows';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { POSTGRES, STORE_CREDENTIAL } from '../../../nodes/shared/storePlace';
import { ours } from '../testWorkflow';
import type { Cluster } from './cluster';

function credentialOf({ tls, ca = '', ...settings }: PostgresSettings): Record<string, unknown> {
	return { ...settings, encryption: tls, ...(tls === 'verified' && { ca }) };
}

/** The workflow with PostgreSQL chosen in our nodes. */
function onPostgres(workflow: Workflow, credential: { id: string; name: string }): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type === `${ours}candidateScore`
			? {
					...node,
					parameters: { ...node.parameters, store: POSTGRES },
					credentials: { [STORE_CREDENTIAL]: credential },
				}
			: node,
	);
	return { ...workflow, nodes };
}

/**
 * Makes the credential, and publishes workflow 01 with it.
 *
 * @returns where events can be posted: at the webhook process, and at the main process
 */
export async function setUpCapture({ main, webhook, store }: Cluster): Promise<string[]> {
	const { session } = main;
	const name = 'Candidates of the recruitment database';
	const { id } = await session.api<{ id: string }>('POST', '/credentials', {
		name,
		type: STORE_CREDENTIAL,
		data: credentialOf(store),
	});
	const file = path.join(workflowsFolder, '01-capture-and-score.json');
	const workflow = onPostgres(readWorkflow(file), { id, name });
	await publishWorkflow(session, await importWorkflow(session, workflow));
	const live = [webhook, main].map(({ baseUrl }) =>
		waitForWebhook({ ...session, baseUrl }, 'POST', 'candidate-events'),
	);
	return await Promise.all(live);
}
