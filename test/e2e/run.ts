/**
 * End-to-end tests: the browser script in a real Chromium, then the packed package in a real n8n. `npm run e2e`,
 * optionally `-- --port 6000`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setUpJourney } from '../../demo/journey';
import { startInstance } from '../../demo/n8n/instance';
import { root } from '../../demo/n8n/paths';
import type { Tally } from './check';
import { runChecks } from './check';
import { runAsScript } from './runAsScript';
import { badEventChecks } from './checks/badEvents';
import { captureChecks } from './checks/capture';
import { dailyChecks } from './checks/daily';
import { demoStops } from './checks/demoStops';
import { hubSpotChecks } from './checks/hubspot';
import { insightWorkflowChecks } from './checks/insights';
import { installedChecks } from './checks/installed';
import { medalChecks } from './checks/medalAndExplain';
import { packageLoads } from './checks/packageLoads';
import { postgresChecks } from './checks/postgres';
import { retentionChecks } from './checks/retention';
import { showChecks } from './checks/show';
import { stopsCleanly } from './checks/stopsCleanly';
import { insightChecks } from './insights/checks';
import { runInsightChecks } from './insights/run';
import { journeyChecks, runJourneyChecks } from './journey/run';
import { nurtureChecks } from './nurture/checks';
import { privacyChecks, runPrivacyChecks } from './privacy/run';
import { pixelChecks } from './tracking/inN8n';
import { runTrackingChecks, trackingChecks } from './tracking/run';

const checks = [
	...installedChecks,
	...packageLoads,
	...captureChecks,
	...badEventChecks,
	...medalChecks,
	...dailyChecks,
	...pixelChecks,
	...nurtureChecks,
	...hubSpotChecks,
	...insightWorkflowChecks,
	...showChecks,
	...retentionChecks,
	...postgresChecks,
	...stopsCleanly,
	...demoStops,
];

const checksOutside = [...trackingChecks, ...insightChecks, ...privacyChecks, ...journeyChecks];

const DEFAULT_PORT = '5690';

function readPort(): number {
	const { values } = parseArgs({ options: { port: { type: 'string', default: DEFAULT_PORT } } });
	return Number(values.port);
}

async function runAll(): Promise<Tally> {
	const say = (line: string) => console.log(line);
	const outside = [await runTrackingChecks(), await runInsightChecks(), await runPrivacyChecks()];
	const start = Date.now();
	const n8n = await startInstance(path.join(root, '.e2e', 'n8n'), readPort(), say);
	say(`n8n runs after ${((Date.now() - start) / 1000).toFixed(1)} s.`);
	const { capture, decay } = await setUpJourney(n8n);
	const inN8n = await runChecks(checks, { n8n, capture, decay });
	const journey = await runJourneyChecks(readPort(), say, true);
	const all = [...outside, inN8n, journey];
	const sum = (of: keyof Tally) => all.reduce((total, one) => total + one[of], 0);
	return { passed: sum('passed'), failed: sum('failed') };
}

runAsScript(checksOutside.length + checks.length, runAll);
