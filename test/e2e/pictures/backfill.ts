import path from 'node:path';
import type { Session } from '../../../demo/n8n/session';
import { workflowsFolder } from '../../../demo/n8n/paths';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
} from '../../../demo/n8n/workflows';
import type { TownEvent } from '../../../demo/town';
import { postAll } from '../../../demo/traffic';

const BACKFILL_PATH = 'candidate-events-of-then';

/** Scores events as of an earlier moment, so that workflow 07 has something to do today. */
export async function scoreAsOf(
	session: Session,
	asOfMs: number,
	events: readonly TownEvent[],
): Promise<void> {
	const workflow = readWorkflow(path.join(workflowsFolder, '01-capture-and-score.json'));
	for (const node of workflow.nodes) {
		if (node.type.endsWith('.webhook')) node.parameters.path = BACKFILL_PATH;
		if (node.type.endsWith('.candidateScore'))
			node.parameters.options = { asOf: new Date(asOfMs).toISOString() };
	}
	const id = await importWorkflow(session, { ...workflow, name: 'As of then' });
	await publishWorkflow(session, id);
	await postAll(await waitForWebhook(session, 'POST', BACKFILL_PATH), events);
}
