/** What a marketer does in n8n's editor, click by click: `npm run walk`, with Chromium installed. */
import path from 'node:path';
import { describeError } from '../../demo/n8n/errors';
import { stopEverything } from '../../demo/n8n/guarded';
import { startInstance } from '../../demo/n8n/instance';
import { root } from '../../demo/n8n/paths';
import { whenAskedToStop } from '../../demo/n8n/signals';
import { openBrowser, openTab } from './pictures/browser';
import { tuneModel } from './pictures/tuneModel';

const PORT = 5697;

/** Where n8n keeps its data, and the last screen when a step fails. */
const folder = path.join(root, '.e2e', 'walk');

async function walk(): Promise<void> {
	const browser = await openBrowser();
	const say = (line: string) => console.log(line);
	const n8n = await startInstance(folder, PORT, say);
	const page = await openTab(browser, n8n);
	try {
		await tuneModel(page, n8n);
	} catch (error) {
		await page.screenshot({ path: path.join(folder, 'failed.png') });
		throw error;
	} finally {
		await browser.close();
	}
}

async function main(): Promise<number> {
	const stopped = whenAskedToStop().then(() => 130);
	try {
		return await Promise.race([walk().then(() => 0), stopped]);
	} catch (error) {
		console.error(describeError(error));
		return 1;
	} finally {
		await stopEverything();
	}
}

void main().then((code) => {
	console.log(code === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
	process.exit(code);
});
