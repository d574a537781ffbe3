import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { makeCredential } from '../../../demo/n8n/credentials';
import { outputItems } from '../../../demo/n8n/executions';
import type { Instance } from '../../../demo/n8n/instance';
import { workflowsFolder } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
} from '../../../demo/n8n/workflows';
import { serveSite, type RunningServer } from '../../../demo/site/serve';
import { createTracking, mailLinks, prepareScript, type MailLinks } from '../../../lib/tracking';
import { openBrowser } from '../pictures/browser';
import { chain, ours, runWith, start } from '../testWorkflow';
import { documentedPolicy, SWITCHES } from './stage';

export const PATH = 'journey';
const SECRET = 'a secret for tests, long enough to sign with';
const DAY_MS = 86_400_000;

/** Workflow 14 in the real n8n, the career site that it listens to, and a browser. */
export interface Scene {
	n8n: Instance;
	workflowId: string;
	site: RunningServer;
	browser: Browser;
	/** Address of the tracking, without a slash at its end. */
	address: string;
}

export async function setScene(n8n: Instance): Promise<Scene> {
	const address = `${n8n.baseUrl}/webhook/${PATH}`;
	const policy = documentedPolicy(new URL(address).origin);
	const site = await serveSite({ trackingUrl: `${address}/`, policy });
	const candidateTracking = await makeCredential(n8n, 'Links of the tests', 'candidateTracking', {
		linkSecret: SECRET,
	});
	const workflow = readWorkflow(path.join(workflowsFolder, '14-follow-the-career-site.json'));
	const [trigger] = workflow.nodes.filter(({ type }) => type === `${ours}candidatePixelTrigger`);
	trigger.credentials = { candidateTracking };
	Object.assign(trigger.parameters, {
		sites: site.url,
		forms: {
			form: [{ key: 'salary-guide', type: 'asset.downloaded', subject: 'salary-guide' }],
		},
		profileFields: {
			field: [
				{ name: 'function', label: 'Job title' },
				{ name: 'region', label: 'Region' },
			],
		},
		options: { delaySeconds: 1 },
	});
	const workflowId = await importWorkflow(n8n, workflow);
	await publishWorkflow(n8n, workflowId);
	await waitForWebhook(n8n, 'POST', `${PATH}/collect`);
	return { n8n, workflowId, site, browser: await openBrowser(SWITCHES), address };
}

/** A visitor with a browser of their own. */
export class Guest {
	readonly complaints: string[] = [];

	private constructor(
		readonly page: Page,
		private readonly site: string,
	) {
		page.on('console', (message) => {
			if (message.type() === 'error') this.complaints.push(message.text());
		});
	}

	static async arrive(
		{ browser, site }: Scene,
		options: BrowserContextOptions = {},
	): Promise<Guest> {
		const context = await browser.newContext({ locale: 'nl-NL', ...options });
		return new Guest(await context.newPage(), site.url);
	}

	async open(...paths: string[]): Promise<void> {
		for (const one of paths) await this.page.goto(this.site + one, { waitUntil: 'networkidle' });
	}

	async agree(): Promise<void> {
		await this.page.click('[data-journey-consent=granted]');
	}

	/** Asks for the guide, and leaves an address. */
	async askForGuide(email: string): Promise<void> {
		await this.open('/salary-guide');
		await this.page.fill('[name=email]', email);
		const asked = this.page.locator('[name=function]:visible'); // on the first occasion only
		if ((await asked.count()) > 0) await asked.fill('Nurse');
		await this.page.check('[name=consent]');
		await this.page.click('form button');
		await this.page.waitForURL('**/thanks');
	}

	async visitorId(): Promise<string> {
		const cookies = await this.page.context().cookies();
		return cookies.find(({ name }) => name === 'journey_visitor')?.value ?? '';
	}

	/** Leaves the site, so that the script sends what it still holds. */
	async go(): Promise<void> {
		await this.page.goto('about:blank');
		await this.page.waitForTimeout(300);
		await this.page.context().close();
	}
}

interface Explained {
	candidateId: number;
	email: string | null;
	visitorId: string | null;
	phase: string;
	score: number;
	summary: string;
	lines: Array<{ label: string; points: number }>;
	latestEvents: Array<{ type: string; subject: string | null }>;
}

/** What the Candidate node of n8n explains about somebody; undefined for somebody unknown. */
export async function explain(
	{ n8n }: Scene,
	findBy: 'email' | 'visitorId',
	findValue: string,
): Promise<Explained | undefined> {
	const candidate = {
		name: 'Candidate',
		type: `${ours}candidate`,
		parameters: { operation: 'explain', findBy, findValue },
	};
	const execution = await runWith(n8n, chain('who is this', [start, candidate]), [{}]);
	if (execution.status !== 'success') return undefined;
	return outputItems(execution, 'Candidate')[0] as unknown as Explained | undefined;
}

/** {@link explain}, once the trigger has handed on that something happened. */
export async function explainOnce(
	scene: Scene,
	findBy: 'email' | 'visitorId',
	findValue: string,
	...events: Array<{ type: string; subject: string }>
): Promise<Explained> {
	return await poll(
		`${events.map(({ type, subject }) => `${type} ${subject}`).join(' and ')} of ${findValue} in n8n`,
		async () => {
			const found = await explain(scene, findBy, findValue);
			const areThere = events.every((event) =>
				found?.latestEvents.some(
					({ type, subject }) => type === event.type && subject === event.subject,
				),
			);
			return areThere ? found : undefined;
		},
		60_000,
		1_000,
	);
}

/** The links of a mail that was sent to somebody yesterday. */
export function linksTo({ site, address }: Scene, email: string): MailLinks {
	const tracking = createTracking(
		{ publicUrl: address, sites: [site.url], linkSecrets: [SECRET] },
		prepareScript(''),
	);
	const mail = { message: 'welcome', sentAt: Date.now() - DAY_MS, expiresAt: Date.now() + DAY_MS };
	return mailLinks({ ...mail, who: { kind: 'email', value: email } }, tracking);
}
