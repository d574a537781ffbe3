/** Makes the pictures of docs/pictures: `npm run screenshots`, with Chromium installed. */
import path from 'node:path';
import { setUpJourney } from '../../demo/journey';
import { runManually } from '../../demo/n8n/executions';
import type { Instance } from '../../demo/n8n/instance';
import { startInstance } from '../../demo/n8n/instance';
import { root } from '../../demo/n8n/paths';
import { generateTown } from '../../demo/town';
import { postAll, postEvents } from '../../demo/traffic';
import { scoreAsOf } from './pictures/backfill';
import { openBrowser, openTab } from './pictures/browser';
import { openNode, showLastExecution } from './pictures/execution';
import { showHubSpot } from './pictures/hubspot';
import { showNurture } from './pictures/nurture';
import { savePicture } from './pictures/save';
import { doAsScript } from './runAsScript';

const DAY_MS = 86_400_000;
const PORT = 5695;
const CANDIDATES = 400;
const LAST_BATCH = 300;

/** A town that went quiet forty days ago. */
async function liveAWhile(n8n: Instance): Promise<void> {
	const asOfMs = Date.now() - 40 * DAY_MS;
	await scoreAsOf(n8n, asOfMs, generateTown({ asOfMs, candidates: CANDIDATES }).events);
}

async function takePictures(): Promise<void> {
	const browser = await openBrowser();
	const say = (line: string) => console.log(line);
	const n8n = await startInstance(path.join(root, '.e2e', 'pictures'), PORT, say);
	const { capture, decay } = await setUpJourney(n8n);
	await liveAWhile(n8n);
	await runManually(n8n, decay.id, decay.trigger);
	const { events } = generateTown({ asOfMs: Date.now(), candidates: CANDIDATES, seed: 2 });
	await postAll(capture.url, events.slice(0, -LAST_BATCH));
	await postEvents(capture.url, events.slice(-LAST_BATCH));

	const page = await openTab(browser, n8n);
	await showLastExecution(page, n8n, capture.id);
	await savePicture(page, 'workflow-01');
	await openNode(page, 'Candidate Score');
	await savePicture(page, 'candidate-score');
	await showLastExecution(page, n8n, decay.id);
	await savePicture(page, 'workflow-07');
	await showHubSpot(page, n8n);
	await showNurture(page, n8n);
	await browser.close();
}

doAsScript(takePictures);
