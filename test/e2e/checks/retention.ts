import assert from 'node:assert/strict';
import path from 'node:path';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import { workflowsFolder } from '../../../demo/n8n/paths';
import { importWorkflow, readWorkflow } from '../../../demo/n8n/workflows';
import type { Check, World } from '../check';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';

const DAY_MS = 86_400_000;

const gone = 'gerda@gone.example';
const soon = 'sem@soon.example';

function rejected(email: string, days: number) {
	const occurredAt = new Date(Date.now() - days * DAY_MS).toISOString();
	return event('application.status_changed', {
		...{ email, subject: 'VAC-9', occurredAt },
		properties: { status: 'Rejected' },
	});
}

async function keepsNoLonger({ n8n }: World): Promise<void> {
	const score = { name: 'Candidate Score', type: `${ours}candidateScore`, parameters: {} };
	const events = [rejected(gone, 40), rejected(soon, 20)];
	await runWith(n8n, chain('ended procedures', [start, score]), events);
	const file = path.join(workflowsFolder, '10-keep-no-longer.json');
	const id = await importWorkflow(n8n, readWorkflow(file));
	const execution = await runManually(n8n, id, 'Every Monday at 07:00');
	assert.equal(execution.status, 'success');
	const asked = outputItems(execution, 'Ask to stay on file');
	assert.ok(asked.some(({ email }) => email === soon));
	assert.ok(!asked.some(({ email }) => email === gone));
	const reports = outputItems(execution, 'Erase').map(({ summary }) => String(summary));
	assert.ok(
		reports.some((summary) => summary.includes('was erased: 1 events')),
		reports.join('\n'),
	);
}

export const retentionChecks: Check[] = [
	{ name: 'workflow 10 asks in time, and erases whose time is over', run: keepsNoLonger },
];
