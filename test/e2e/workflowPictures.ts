/** Makes the pictures of workflows/README.md in a real editor: `npm run workflow-pictures`, with Chromium installed. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startInstance } from '../../demo/n8n/instance';
import { root, workflowsFolder } from '../../demo/n8n/paths';
import { importWorkflow, readWorkflow } from '../../demo/n8n/workflows';
import { openBrowser, openTab } from './pictures/browser';
import { fitToScreen } from './pictures/execution';
import { doAsScript } from './runAsScript';

const PORT = 5697;
/** Keeps each picture under 150 kB. */
const QUALITY = 70;

async function takePictures(): Promise<void> {
	const say = (line: string) => console.log(line);
	const n8n = await startInstance(path.join(root, '.e2e', 'workflow-pictures'), PORT, say);
	const browser = await openBrowser();
	const page = await openTab(browser, n8n);
	for (const file of readdirSync(workflowsFolder).filter((one) => one.endsWith('.json'))) {
		const id = await importWorkflow(n8n, readWorkflow(path.join(workflowsFolder, file)));
		await page.goto(`${n8n.baseUrl}/workflow/${id}`);
		await takePicture(page, file.slice(0, 2));
	}
	await browser.close();
}

/** The canvas with the whole workflow, and nothing of the editor around it. */
async function takePicture(page: Page, number: string): Promise<void> {
	await page.locator('[data-test-id=canvas-node]').first().waitFor();
	await fitToScreen(page);
	const name = path.join('docs', 'pictures', `bundled-${number}.jpg`);
	const canvas = page.locator('[data-test-id=canvas]');
	await canvas.screenshot({ path: path.join(root, name), type: 'jpeg', quality: QUALITY });
	console.log(name);
}

doAsScript(takePictures);
