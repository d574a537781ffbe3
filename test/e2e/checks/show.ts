import assert from 'node:assert/strict';
import { lastExecution, nodeRun, outputItems } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow, publishWorkflow, waitForWebhook } from '../../../demo/n8n/workflows';
import { generateTown } from '../../../demo/town';
import type { TownEvent } from '../../../demo/town';
import type { Check, World } from '../check';
import { post } from '../events';
import { ours, testWorkflow } from '../testWorkflow';
import { aggregateCode } from './aggregateCode';

/** Candidate Score must take less than one part in this many of the time of Code + Data Table. */
const REQUIRED_RATIO = 20;
const CANDIDATES = 2000;
const WARM_UP_CANDIDATES = 20;

const eventsPath = 'show-events';

async function createTable(session: Session, name: string): Promise<string> {
	const columns = [
		{ name: 'candidate', type: 'string' },
		{ name: 'points', type: 'number' },
	];
	return (await session.api<{ id: string }>('POST', '/data-tables', { name, columns })).id;
}

/** What a user would build without this package: sum in a Code node, keep one row per candidate in a Data Table. */
function dataTableUpsert(tableId: string): Record<string, unknown> {
	return {
		operation: 'upsert',
		dataTableId: { __rl: true, mode: 'id', value: tableId },
		matchType: 'allConditions',
		filters: {
			conditions: [{ keyName: 'candidate', condition: 'eq', keyValue: '={{ $json.candidate }}' }],
		},
		columns: { mappingMode: 'autoMapInputData', value: null },
	};
}

function showWorkflow(tableId: string) {
	const nodes = [
		{
			name: 'Events',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: '7d0f1a52-6c0e-4d0b-9a55-3f1f0c6f2a10',
			parameters: { httpMethod: 'POST', path: eventsPath, responseMode: 'lastNode' },
		},
		{ name: 'Candidate Score', type: `${ours}candidateScore` },
		{
			name: 'Code',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: { jsCode: aggregateCode },
		},
		{
			name: 'Data Table',
			type: 'n8n-nodes-base.dataTable',
			typeVersion: 1.1,
			parameters: dataTableUpsert(tableId),
		},
	];
	return testWorkflow('show: one node against Code + Data Table', nodes, [
		['Events', 0, 'Candidate Score'],
		['Events', 0, 'Code'],
		['Code', 0, 'Data Table'],
	]);
}

async function send(url: string, events: readonly TownEvent[]): Promise<void> {
	const { status, answer } = await post(url, { events });
	assert.equal(status, 200, JSON.stringify(answer).slice(0, 500));
}

async function oneNodeBeatsCodeAndDataTable({ n8n }: World): Promise<string> {
	const id = await importWorkflow(n8n, showWorkflow(await createTable(n8n, 'show')));
	await publishWorkflow(n8n, id);
	const url = await waitForWebhook(n8n, 'POST', eventsPath);
	const asOfMs = Date.now();
	await send(url, generateTown({ asOfMs, candidates: WARM_UP_CANDIDATES, seed: 7 }).events);
	const town = generateTown({ asOfMs, candidates: CANDIDATES });
	const warmUp = await lastExecution(n8n, id);
	await send(url, town.events);

	const execution = await lastExecution(n8n, id, Number(warmUp.id));
	assert.equal(outputItems(execution, 'Candidate Score').length, CANDIDATES);
	assert.equal(outputItems(execution, 'Data Table').length, CANDIDATES);
	const ms = (node: string) => nodeRun(execution, node).executionTime;
	const scoreMs = ms('Candidate Score');
	const otherMs = ms('Code') + ms('Data Table');
	const ratio = otherMs / scoreMs;
	const figures =
		`Candidate Score ${scoreMs} ms; Code ${ms('Code')} ms + Data Table ${ms('Data Table')} ms; ` +
		`${ratio.toFixed(1)} times faster`;
	assert.ok(ratio > REQUIRED_RATIO, `must be more than ${REQUIRED_RATIO} times faster: ${figures}`);
	return figures;
}

export const showChecks: Check[] = [
	{
		name: `20,000 events through one node take less than 1/${REQUIRED_RATIO} of Code + Data Table`,
		run: oneNodeBeatsCodeAndDataTable,
	},
];
