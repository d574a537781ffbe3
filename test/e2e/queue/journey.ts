import path from 'node:path';
import { makeCredential, type Credential } from '../../../demo/n8n/credentials';
import { workflowsFolder } from '../../../demo/n8n/paths';
import type { Session } from '../../../demo/n8n/session';
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

const KEEPING = [`${ours}candidateScore`, `${ours}candidatePixelTrigger`];

function credentialOf({ tls, ca = '', ...settings }: PostgresSettings): Record<string, unknown> {
	return { ...settings, encryption: tls, ...(tls === 'verified' && { ca }) };
}

/** The workflow with PostgreSQL chosen in our nodes that keep something. */
export function onPostgres(workflow: Workflow, credential: { id: string; name: string }): Workflow {
	const nodes = workflow.nodes.map((node) =>
		KEEPING.includes(node.type)
			? {
					...node,
					parameters: { ...node.parameters, store: POSTGRES },
					credentials: { [STORE_CREDENTIAL]: credential },
				}
			: node,
	);
	return { ...workflow, nodes };
}

export async function createStoreCredential(
	session: Session,
	store: PostgresSettings,
	name: string,
): Promise<Credential> {
	return await makeCredential(session, name, STORE_CREDENTIAL, credentialOf(store));
}

/**
 * Makes the credential, and publishes workflow 01 with it.
 *
 * @returns where events can be posted: at the webhook process, and at the main process
 */
export async function setUpCapture({ main, webhook, store }: Cluster): Promise<string[]> {
	const { session } = main;
	const name = 'Candidates of the recruitment database';
	const credential = await createStoreCredential(session, store, name);
	const file = path.join(workflowsFolder, '01-capture-and-score.json');
	const workflow = onPostgres(readWorkflow(file), credential);
	await publishWorkflow(session, await importWorkflow(session, workflow));
	const live = [webhook, main].map(({ baseUrl }) =>
		waitForWebhook({ ...session, baseUrl }, 'POST', 'candidate-events'),
	);
	return await Promise.all(live);
}
