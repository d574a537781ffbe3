import path from 'node:path';
import type { CompiledModel } from '../lib/scoring';
import type { CandidateStore } from '../lib/store';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { DEFAULT_STORE_FILE } from '../nodes/shared/storeFile';
import { preset } from '../test/support/preset';
import { makeAccounts } from './accounts';
import {
	bringAllLive,
	bringLive,
	bundledCalled,
	importBundled,
	type Bundled,
} from './bundled/bundled';
import { CAPTURE_PATH, fillIn } from './bundled/fillIn';
import { TRACKING_PATH } from './links';
import type { Credentials } from './n8n/credentials';
import { N8nError } from './n8n/errors';
import { runManually } from './n8n/executions';
import type { Instance } from './n8n/instance';
import { root } from './n8n/paths';
import { importWorkflow, publishWorkflow, readWorkflow, waitForWebhook } from './n8n/workflows';
import type { DemoOptions } from './options';
import { workflowTable } from './pages/startPage';
import type { Stand } from './stand';
import type { TimeMachine } from './year/live';

/** n8n with all workflows in it, ready for the year. */
export interface Stage {
	n8n: Instance;
	stand: Stand;
	bundled: Bundled[];
	/** The store that the workflows use, read by the demo as well. */
	store: CandidateStore;
	compiled: CompiledModel;
	timeMachine: TimeMachine;
	/** Answers with every candidate. */
	listUrl: string;
}

/** Fills n8n: accounts, the workflows of the package, and those of the demo itself; workflow 01 goes live. */
export async function setStage(
	n8n: Instance,
	stand: Stand,
	{ ports, stateFolder }: DemoOptions,
): Promise<Stage> {
	const accounts = await makeAccounts(n8n, ports, stand.hubSpotKey);
	const bundled = await importBundled(n8n, { accounts, links: stand.links });
	await bringLive(n8n, bundledCalled(bundled, '01-capture-and-score'));
	showWorkflows(stand, bundled);
	const own = async (file: string) => await importOwn(n8n, stand, accounts, file);
	await prepare(n8n, await own('prepare'));
	await publishWorkflow(n8n, await own('month-end'));
	await publishWorkflow(n8n, await own('list-candidates'));
	const store = await SqliteStore.open(path.join(stateFolder, '.n8n', DEFAULT_STORE_FILE));
	const timeMachine = {
		captureUrl: await waitForWebhook(n8n, 'POST', CAPTURE_PATH),
		monthEndUrl: await waitForWebhook(n8n, 'POST', 'candidate-month'),
	};
	const listUrl = await waitForWebhook(n8n, 'GET', 'candidates');
	return { n8n, stand, bundled, store, compiled: preset, timeMachine, listUrl };
}

/** After the year: all other workflows go live, and the career site is heard. */
export async function goLive({ n8n, stand, bundled }: Stage): Promise<void> {
	await bringAllLive(n8n, bundled);
	await waitForWebhook(n8n, 'POST', `${TRACKING_PATH}/collect`);
	showWorkflows(stand, bundled);
}

function showWorkflows({ stream, links }: Stand, bundled: readonly Bundled[]): void {
	stream.show('workflows', workflowTable(bundled, links));
}

async function importOwn(
	n8n: Instance,
	{ links }: Stand,
	accounts: Credentials,
	name: string,
): Promise<string> {
	const workflow = readWorkflow(path.join(root, 'demo', 'workflows', `${name}.json`));
	return await importWorkflow(n8n, fillIn(workflow, { accounts, links }));
}

async function prepare(n8n: Instance, id: string): Promise<void> {
	const { status, data } = await runManually(n8n, id, 'Start');
	if (status === 'success') return;
	const { message, description } = data.resultData.error ?? { message: status };
	throw new N8nError('execution-failed', `"Demo – prepare": ${message} ${description ?? ''}`);
}
