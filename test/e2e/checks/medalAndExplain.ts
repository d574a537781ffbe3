import assert from 'node:assert/strict';
import { outputItems } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';

const email = 'jeroen@medal.example';

const score = { name: 'Candidate Score', type: `${ours}candidateScore` };
const medal = { name: 'Candidate Medal', type: `${ours}candidateMedal` };

async function hiringEarnsGold({ n8n }: World): Promise<void> {
	const statuses = ['Intake processed', 'Proposed', 'Hired'].map((status) =>
		event('application.status_changed', { email, subject: 'VAC-9', properties: { status } }),
	);
	const apply = event('application.submitted', { email, subject: 'VAC-9' });
	const workflow = chain('from application to gold', [start, score, medal]);
	const execution = await runWith(n8n, workflow, [apply, ...statuses]);
	assert.equal(execution.status, 'success');
	assert.equal(outputItems(execution, score.name)[0].medal, 'gold');
	assert.equal(outputItems(execution, medal.name)[0].medal, 'gold');
}

async function explanationAddsUp({ n8n }: World): Promise<string> {
	const explain = {
		name: 'Candidate',
		type: `${ours}candidate`,
		parameters: { operation: 'explain' },
	};
	const page = event('page.viewed', { email, subject: '/' });
	const execution = await runWith(n8n, chain('why this score', [start, score, explain]), [page]);
	assert.equal(execution.status, 'success');
	const [explained] = outputItems(execution, explain.name);
	const lines = explained.lines as Array<{ points: number }>;
	const sum = lines.reduce((total, { points }) => total + points, 0);
	assert.equal(sum, explained.score);
	return `${lines.length} lines add up to ${sum}`;
}

export const medalChecks: Check[] = [
	{ name: 'intake, proposal and hire earn gold', run: hiringEarnsGold },
	{ name: 'the lines of an explanation add up to the score', run: explanationAddsUp },
];
