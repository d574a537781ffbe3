import path from 'node:path';
import PostalMime from 'postal-mime';
import type { Browser } from 'playwright-core';
import { localMail, makeCredentials, type Credentials } from '../../../demo/n8n/credentials';
import { outputItems, runManually, type Execution } from '../../../demo/n8n/executions';
import type { Instance } from '../../../demo/n8n/instance';
import { workflowsFolder } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
	type Workflow,
} from '../../../demo/n8n/workflows';
import { serveSite, type RunningServer } from '../../../demo/site/serve';
import { TestSmtp } from '../../support/smtp/server';
import { openBrowser } from '../pictures/browser';
import { chain, ours, runWith, start } from '../testWorkflow';
import { SWITCHES } from '../tracking/stage';

const PATH = 'guide';

/** A store of its own, so that nobody else's candidates get mail. */
const options = { databaseFile: 'nurture.sqlite' };

type Item = Record<string, unknown>;

/** n8n with the workflows for nurture, a mail server that catches everything, a career site and a browser. */
export interface NurtureStage {
	n8n: Instance;
	smtp: TestSmtp;
	site: RunningServer;
	browser: Browser;
	/** Address of the tracking, without a slash at its end. */
	tracking: string;
	credentials: Credentials;
	/** Workflow 03: its id. */
	sendId: string;
}

export async function openNurture(n8n: Instance): Promise<NurtureStage> {
	const smtp = new TestSmtp();
	const port = await smtp.start();
	const tracking = `${n8n.baseUrl}/webhook/${PATH}`;
	const site = await serveSite({ trackingUrl: `${tracking}/` });
	const credentials = await credentialsFor(n8n, port);
	const stage = { n8n, smtp, site, tracking, credentials };
	const capture = await importFile(stage, '02-see-to-think.json', {
		candidatePixelTrigger: {
			sites: site.url,
			options: { delaySeconds: 1, soonestClickSeconds: 1, mailTopics: 'Vacancies, Salaries' },
		},
	});
	await publishWorkflow(n8n, capture);
	await waitForWebhook(n8n, 'POST', `${PATH}/collect`);
	const sendId = await importFile(stage, '03-think-nurture.json', {
		nurtureEmail: {
			fromAddress: 'anna@lindenhof.example',
			fromName: 'Anna of Lindenhof',
			company: { name: 'Lindenhof Care', address: 'Kerkstraat 1, Ede', siteUrl: site.url },
			options: { trackingPath: PATH, holidays: '' },
		},
	});
	await publishWorkflow(n8n, sendId);
	await publishOpenHours(stage);
	return { ...stage, sendId, browser: await openBrowser(SWITCHES) };
}

export async function closeNurture({ smtp, site, browser }: NurtureStage): Promise<void> {
	await browser.close();
	await site.stop();
	await smtp.stop();
}

async function credentialsFor(n8n: Instance, port: number): Promise<Credentials> {
	const { candidateSmtp } = localMail(port);
	const candidateTracking = { linkSecret: 'a secret for tests, long enough to sign with' };
	return await makeCredentials(n8n, { candidateTracking, candidateSmtp }, 'Nurture');
}

type Placed = Pick<NurtureStage, 'n8n' | 'credentials'>;

/** Imports a bundled workflow, with what a user fills in, by type of node. */
export async function importFile(
	{ n8n, credentials }: Placed,
	file: string,
	filledIn: Record<string, Item> = {},
): Promise<string> {
	return await importWorkflow(
		n8n,
		fill(readWorkflow(path.join(workflowsFolder, file)), credentials, filledIn),
	);
}

/** Every node of ours with the store of the tests, its credentials, and what is filled in. */
export function fill(
	workflow: Workflow,
	credentials: Credentials,
	filledIn: Record<string, Item> = {},
): Workflow {
	for (const node of workflow.nodes.filter(({ type }) => type.startsWith(ours))) {
		const given = filledIn[node.type.slice(ours.length)] ?? {};
		Object.assign(node.parameters, given, {
			options: { ...(given.options as Item), ...options },
		});
		node.credentials = credentials;
	}
	return workflow;
}

/** What one of our nodes gives for items, with the store of the tests. */
export async function ask(
	{ n8n, credentials }: Placed,
	kind: string,
	parameters: Item,
	items: Item[] = [{}],
): Promise<Item[]> {
	const node = {
		name: kind,
		type: `${ours}${kind}`,
		parameters: { ...parameters, options },
		credentials,
	};
	const execution = await runWith(n8n, chain(`ask ${kind}`, [start, node]), items);
	return outputItems(succeeded(execution), kind);
}

export function succeeded(execution: Execution): Execution {
	if (execution.status === 'success') return execution;
	const { error } = execution.data.resultData;
	throw new Error(`${error?.message} ${error?.description ?? ''}`);
}

/** The Think example as it comes, but for hours: it may go out on any day at any hour. */
async function publishOpenHours(stage: Placed): Promise<void> {
	const [think] = await ask(stage, 'nurtureEmail', { operation: 'getSequence', sequence: 'think' });
	const window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' };
	const json = JSON.stringify({ ...think, window });
	await ask(stage, 'nurtureEmail', { operation: 'saveSequence', startFrom: 'json', json });
}

/** Sends the form of the site in, as a browser does without a script. */
export async function sendForm(
	{ tracking, site }: NurtureStage,
	fields: Record<string, string>,
): Promise<void> {
	const response = await fetch(`${tracking}/form`, {
		method: 'POST',
		headers: { origin: site.url, 'user-agent': USER_AGENT, accept: 'text/html' },
		body: new URLSearchParams(fields),
	});
	if (response.status !== 200) throw new Error(`the form was answered with ${response.status}`);
}

export const USER_AGENT = SWITCHES[0].replace('--user-agent=', '');

/** Who is in the Think series, once so many are. */
export async function whenEnrolled(stage: NurtureStage, running: number): Promise<Item> {
	return await poll(
		`${running} in the sequence`,
		async () => {
			const [status] = await ask(stage, 'nurtureEmail', {
				operation: 'status',
				whichSequence: 'think',
			});
			return status?.running === running ? status : undefined;
		},
		60_000,
		1_000,
	);
}

/** Runs workflow 03 once; its report. */
export async function sendDue({ n8n, sendId }: NurtureStage): Promise<Item> {
	const execution = await runManually(n8n, sendId, 'Every hour');
	const [report] = outputItems(succeeded(execution), 'Send what is due');
	return report;
}

/** The only mail to somebody, taken to pieces. */
export async function mailTo({ smtp }: NurtureStage, address: string) {
	const [received, ...others] = smtp.mailsTo(address);
	if (!received || others.length > 0) throw new Error(`${others.length + 1} mails to ${address}`);
	const {
		html = '',
		text = '',
		subject = '',
		headers,
		messageId = '',
	} = await PostalMime.parse(received.raw);
	const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) =>
		link.replaceAll('&amp;', '&'),
	);
	const linkTo = (route: string) => links.find((link) => link.includes(`/${route}?k=`)) ?? '';
	return { subject, html, text, headers, messageId, links, linkTo };
}
