/** n8n's editor, click by click, as a marketer uses it, and every node of ours in it: `npm run walk`, with Chromium. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startInstance } from '../../demo/n8n/instance';
import { root } from '../../demo/n8n/paths';
import type { Session } from '../../demo/n8n/session';
import { runChecks, type Check, type Tally } from './check';
import { openBrowser, openTab } from './pictures/browser';
import { openEveryNode } from './pictures/everyNode';
import { tuneModel } from './pictures/tuneModel';
import { runAsScript } from './runAsScript';

const PORT = 5697;

/** Where n8n keeps its data, and the last screen when a step fails. */
const folder = path.join(root, '.e2e', 'walk');

interface Scene {
	session: Session;
	page: Page;
}

/** Does something in the editor; when it fails, the screen is kept. */
function inEditor(name: string, run: (page: Page, session: Session) => Promise<string | void>) {
	return {
		name,
		async run({ page, session }: Scene) {
			try {
				return await run(page, session);
			} catch (error) {
				await page.screenshot({ path: path.join(folder, 'failed.png') });
				throw error;
			}
		},
	} satisfies Check<Scene>;
}

const checks = [
	inEditor('a marketer goes from a preset to a published model, without JSON', tuneModel),
	inEditor('every node opens with its parameters as they are', async (page, session) => {
		return `${await openEveryNode(page, session)} forms`;
	}),
];

async function walk(): Promise<Tally> {
	const browser = await openBrowser();
	try {
		const session = await startInstance(folder, PORT, (line) => console.log(line));
		return await runChecks(checks, { session, page: await openTab(browser, session) });
	} finally {
		await browser.close();
	}
}

runAsScript(checks.length, walk);
