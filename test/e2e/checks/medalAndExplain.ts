import assert from 'node:assert/strict';
import { outputItems } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';

const email = 'jeroen@medal.example';

/** As an ATS would report them: no event type, only who, what and when. */
function statusItems(): Array<Record<string, unknown>> {
	return ['Intake processed', 'Proposed', 'Hired'].map((status) => ({
		eventId: `medal-${status}`,
		occurredAt: new Date().toISOString(),
		email,
		subject: 'VAC-9',
		status,
	}));
}

async function hiringEarnsGold({ n8n }: World): Promise<void> {
	const medal = { name: 'Candidate Medal', type: `${ours}candidateMedal` };
	const workflow = chain('from intake to gold', [start, medal]);
	const execution = await runWith(n8n, workflow, statusItems());
	assert.equal(execution.status, 'success');
	const [candidate] = outputItems(execution, medal.name);
	assert.equal(candidate.medal, 'gold');
	assert.equal(candidate.medalBefore, null);
}

async function explanationAddsUp({ n8n }: World): Promise<string> {
	const score = { name: 'Candidate Score', type: `${ours}candidateScore` };
	const explain = {
		name: 'Candidate',
		type: `${ours}candidate`,
		parameters: { operation: 'explain' },
	};
	const events = [
		event('page.viewed', { email, subject: '/' }),
		event('article.read', { email, subject: '/blog/cv' }),
		event('asset.downloaded', { email, subject: 'salarisgids' }),
	];
	const execution = await runWith(n8n, chain('why this score', [start, score, explain]), events);
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
