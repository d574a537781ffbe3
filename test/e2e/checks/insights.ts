import assert from 'node:assert/strict';
import path from 'node:path';
import { localMail, makeCredential } from '../../../demo/n8n/credentials';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import { workflowsFolder } from '../../../demo/n8n/paths';
import type { Session } from '../../../demo/n8n/session';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
	type Workflow,
} from '../../../demo/n8n/workflows';
import { TestSmtp } from '../../support/smtp/server';
import type { Check, World } from '../check';
import { openBrowser } from '../pictures/browser';

const LOGIN = { user: 'recruiter', password: 'let me see' };

/** A bundled workflow as it is once the user has chosen credentials, by the name of the node. */
async function withCredentials(
	session: Session,
	file: string,
	chosen: Record<string, { type: string; data: object }>,
): Promise<Workflow> {
	const workflow = readWorkflow(path.join(workflowsFolder, file));
	const nodes = [];
	for (const node of workflow.nodes) {
		const credential = chosen[node.name];
		if (!credential) nodes.push(node);
		else {
			const { type, data } = credential;
			const made = await makeCredential(session, node.name, type, data);
			nodes.push({ ...node, credentials: { [type]: made } });
		}
	}
	return { ...workflow, nodes };
}

async function pageAndMail({ n8n }: World): Promise<string> {
	const smtp = new TestSmtp();
	const port = await smtp.start();
	try {
		const workflow = await withCredentials(n8n, '08-insights.json', {
			'Open the dashboard': { type: 'httpBasicAuth', data: LOGIN },
			'Mail the team': {
				type: 'smtp',
				data: localMail(port).smtp,
			},
		});
		const id = await importWorkflow(n8n, workflow);
		await publishWorkflow(n8n, id);
		const url = await waitForWebhook(n8n, 'GET', 'candidate-insights');
		const stranger = await fetch(url);
		await stranger.arrayBuffer();
		assert.equal(stranger.status, 401);
		const kilobytes = await openInBrowser(`${url}?days=30`);

		const execution = await runManually(n8n, id, 'Every Monday at 08:00');
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		const [mail] = smtp.mailsTo('team@example.com');
		assert.match(mail.raw, /Subject: Candidate insights of the week/);
		assert.match(mail.raw, /Content-ID: <buckets>/i);
		assert.match(mail.raw, /filename=candidate-insights-\d{4}-\d\d-\d\d\.html/);
		return `a page of ${kilobytes} KB, and a mail`;
	} finally {
		await smtp.stop();
	}
}

/** Opens the page as n8n serves it: in a sandbox, under n8n's own policy. */
async function openInBrowser(url: string): Promise<number> {
	const browser = await openBrowser();
	try {
		const httpCredentials = { username: LOGIN.user, password: LOGIN.password };
		const page = await (await browser.newContext({ httpCredentials })).newPage();
		const complaints: string[] = [];
		page.on('pageerror', ({ message }) => void complaints.push(message));
		page.on('console', (message) => {
			if (message.type() === 'error' && !/favicon/.test(message.location().url))
				complaints.push(message.text());
		});
		const response = await page.goto(url);
		assert.equal(response?.status(), 200);
		assert.match(await page.locator('.about').innerText(), /30 days up to/);
		assert.equal(await page.locator('section').count(), 13);
		await page.getByLabel('What works').check();
		assert.ok((await page.locator('section:visible').count()) < 13);
		assert.deepEqual(complaints, []);
		return Math.round((await response.body()).length / 1024);
	} finally {
		await browser.close();
	}
}

async function calibrates({ n8n }: World): Promise<string> {
	const id = await importWorkflow(
		n8n,
		readWorkflow(path.join(workflowsFolder, '09-calibrate.json')),
	);
	const execution = await runManually(n8n, id, 'Every month');
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [{ standing, summary }] = outputItems(execution, 'Scoring Model');
	const branch = standing === 'refused' ? 1 : 0;
	assert.equal(outputItems(execution, 'Was anything learned?', branch).length, 1);
	return String(summary).slice(0, 120);
}

export const insightWorkflowChecks: Check[] = [
	{ name: 'workflow 08 shows the dashboard to who logs in, and mails it', run: pageAndMail },
	{ name: 'workflow 09 learns points, or says why not', run: calibrates },
];
