import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { lastExecution, nodeRun, outputItems } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow, publishWorkflow, waitForWebhook } from '../../../demo/n8n/workflows';
import { generateTown } from '../../../demo/town';
import type { TownEvent } from '../../../demo/town';
import type { Check, World } from '../check';
import { post } from '../events';
import { ours, testWorkflow } from '../testWorkflow';
import { aggregateCode } from './aggregateCode';

/** How many times as long Code + Data Table take on a machine that does nothing else. */
const QUIET_RATIO = 20;
/** How many times as long they must take on any. */
const REQUIRED_RATIO = 10;
const CANDIDATES = 2000;
const WARM_UP_CANDIDATES = 20;
/** A busy machine disturbs a round; what is disturbed least counts. */
const ROUNDS = 3;

/** Milliseconds of each node, as n8n saved them. */
interface Round {
	scoreMs: number;
	codeMs: number;
	tableMs: number;
}

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

function showWorkflow(tableId: string, eventsPath: string) {
	const nodes = [
		{
			name: 'Events',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			webhookId: randomUUID(),
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

/** Both ways, one after the other in one execution, on a town and a table of their own. */
async function playRound(n8n: Session, seed: number, candidates: number): Promise<Round> {
	const name = `show-${seed}`;
	const id = await importWorkflow(n8n, showWorkflow(await createTable(n8n, name), name));
	await publishWorkflow(n8n, id);
	const url = await waitForWebhook(n8n, 'POST', name);
	await send(url, generateTown({ asOfMs: Date.now(), candidates, seed }).events);
	const execution = await lastExecution(n8n, id);
	assert.equal(outputItems(execution, 'Candidate Score').length, candidates);
	assert.equal(outputItems(execution, 'Data Table').length, candidates);
	const ms = (node: string) => nodeRun(execution, node).executionTime;
	return { scoreMs: ms('Candidate Score'), codeMs: ms('Code'), tableMs: ms('Data Table') };
}

function ratioOf({ scoreMs, codeMs, tableMs }: Round): number {
	return (codeMs + tableMs) / scoreMs;
}

function describe(round: Round): string {
	const { scoreMs, codeMs, tableMs } = round;
	return (
		`Candidate Score ${scoreMs} ms, Code ${codeMs} ms + Data Table ${tableMs} ms: ` +
		`${ratioOf(round).toFixed(1)} times`
	);
}

async function oneNodeBeatsCodeAndDataTable({ n8n }: World): Promise<string> {
	const warmUpSeed = ROUNDS + 1;
	await playRound(n8n, warmUpSeed, WARM_UP_CANDIDATES);
	const rounds: Round[] = [];
	const best = () => Math.max(0, ...rounds.map(ratioOf));
	while (rounds.length < ROUNDS && best() < QUIET_RATIO)
		rounds.push(await playRound(n8n, rounds.length + 1, CANDIDATES));
	const figures = rounds.map(describe).join('; ');
	assert.ok(best() > REQUIRED_RATIO, `must be more than ${REQUIRED_RATIO} times: ${figures}`);
	return figures;
}

export const showChecks: Check[] = [
	{
		name: `20,000 events through one node take less than 1/${REQUIRED_RATIO} of Code + Data Table`,
		run: oneNodeBeatsCodeAndDataTable,
	},
];
