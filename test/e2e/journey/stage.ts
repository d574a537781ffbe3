import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Say } from '../../../demo/n8n/command';
import { localMail, makeCredentials } from '../../../demo/n8n/credentials';
import { startInstance, type Instance } from '../../../demo/n8n/instance';
import { root, workflowsFolder } from '../../../demo/n8n/paths';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
} from '../../../demo/n8n/workflows';
import { serveSite, type RunningServer } from '../../../demo/site/serve';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { DEFAULT_STORE_FILE } from '../../../nodes/shared/storeFile';
import { Twin } from '../../support/hubspot';
import { TestSmtp } from '../../support/smtp/server';
import { openBrowser } from '../pictures/browser';
import { SWITCHES } from '../tracking/stage';
import { startCarerix, type Carerix } from './carerix';
import { MovedClock } from './clock';
import { fillIn, type FilledIn } from './fillIn';
import { startLanguageModel, type LanguageModel } from './languageModel';
import { EmptyMailbox } from './mailbox';

/** The tag of the site is that of workflow 02. */
const TAG = 'guide';
export const LOGIN = { user: 'recruiter', password: 'let me see' };

/** Everything around n8n that the workflows talk to. */
interface Surroundings {
	smtp: TestSmtp;
	mailbox: EmptyMailbox;
	twin: Twin;
	model: LanguageModel;
	carerix: Carerix;
	site: RunningServer;
}

/** One n8n with all bundled workflows published, everything they talk to, and a clock that can be put forward. */
export interface JourneyStage extends Surroundings {
	n8n: Instance;
	clock: MovedClock;
	browser: Browser;
	/** The store that n8n works with, opened beside it. */
	store: SqliteStore;
	/** Ids of the workflows, by the first two digits of their file names. */
	workflows: ReadonlyMap<string, string>;
	credentials: FilledIn['credentials'];
}

export async function openJourney(port: number, say: Say, isBuilt: boolean): Promise<JourneyStage> {
	const folder = path.join(root, '.e2e', 'journey');
	mkdirSync(path.dirname(folder), { recursive: true });
	const clock = new MovedClock(`${folder}.clock`);
	const n8n = await startInstance(folder, port, say, clock.settings, isBuilt);
	await clock.toTuesday();
	const around = await startSurroundings(n8n, clock);
	const credentials = await makeCredentials(n8n, await accountsFor(around), 'Journey:');
	const workflows = await publishAll(n8n, { credentials, parameters: parametersFor(around) });
	const store = await SqliteStore.open(path.join(folder, '.n8n', DEFAULT_STORE_FILE));
	const browser = await openBrowser(SWITCHES);
	return { ...around, n8n, clock, browser, store, workflows, credentials };
}

export async function closeJourney(stage: JourneyStage): Promise<void> {
	await stage.browser.close();
	await stage.store.close();
	await stage.n8n.stop();
	const { site, model, carerix, smtp, mailbox, twin } = stage;
	for (const server of [site, model, carerix, smtp, mailbox]) await server.stop();
	await twin.close();
}

async function startSurroundings(n8n: Instance, clock: MovedClock): Promise<Surroundings> {
	const trackingUrl = `${n8n.baseUrl}/webhook/${TAG}/`;
	return {
		smtp: new TestSmtp(),
		mailbox: new EmptyMailbox(),
		twin: await Twin.start({ clock, searchLagMs: 0, listLagMs: 0 }),
		model: await startLanguageModel(),
		carerix: await startCarerix(),
		site: await serveSite({ trackingUrl }),
	};
}

async function accountsFor({ smtp, mailbox, twin, model, carerix }: Surroundings) {
	const host = '127.0.0.1';
	const nobody = { user: 'journey', password: 'journey' };
	return {
		candidateTracking: { linkSecret: 'a secret for tests, long enough to sign with' },
		...localMail(await smtp.start()),
		candidateHubSpotApi: { accessToken: twin.key('pat-eu1-journey'), apiUrl: twin.url },
		imap: { host, port: await mailbox.start(), ...nobody, secure: false },
		httpBasicAuth: LOGIN,
		openAiApi: { apiKey: 'sk-journey', url: `${model.url}/v1` },
		oAuth2Api: {
			...carerix.client,
			grantType: 'clientCredentials',
			accessTokenUrl: `${carerix.url}/token`,
			scope: 'urn:cx/graphql:data:manage',
			authentication: 'header',
		},
	};
}

function parametersFor({ site, carerix }: Surroundings): FilledIn['parameters'] {
	return {
		candidatePixelTrigger: {
			sites: site.url,
			options: { delaySeconds: 1, soonestClickSeconds: 1, runsAtOnce: 2 },
		},
		candidateTrigger: { options: { everySeconds: 1 } },
		nurtureEmail: {
			fromAddress: 'anna@lindenhof.example',
			fromName: 'Anna of Lindenhof',
			company: { name: 'Lindenhof Care', address: 'Kerkstraat 1, Ede', siteUrl: site.url },
			options: { holidays: '' },
		},
		httpRequest: { url: `${carerix.url}/graphql` },
	};
}

/** Publishes every bundled workflow, and waits for those that the outside world calls. */
async function publishAll(n8n: Instance, filledIn: FilledIn): Promise<Map<string, string>> {
	const files = readdirSync(workflowsFolder).filter((file) => file.endsWith('.json'));
	const ids = new Map<string, string>();
	for (const file of files) {
		const workflow = fillIn(readWorkflow(path.join(workflowsFolder, file)), filledIn);
		const id = await importWorkflow(n8n, workflow);
		await publishWorkflow(n8n, id);
		ids.set(file.slice(0, 2), id);
	}
	for (const taken of [
		`${TAG}/collect`,
		'journey/collect',
		'candidate-events',
		'application-status',
	])
		await waitForWebhook(n8n, 'POST', taken);
	await waitForWebhook(n8n, 'GET', 'candidate-insights');
	return ids;
}
