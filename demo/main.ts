import type { Finding } from './check';
import { checkDemo } from './check';
import type { Journey } from './journey';
import { setUpJourney } from './journey';
import { owner } from './n8n/environment';
import { describeError, N8nError } from './n8n/errors';
import { stopEverything } from './n8n/guarded';
import type { Instance } from './n8n/instance';
import { startInstance } from './n8n/instance';
import { whenAskedToStop } from './n8n/signals';
import type { DemoOptions } from './options';
import { readOptions } from './options';
import { countBuckets, describeHottest, drawBuckets } from './report';
import type { Town } from './town';
import { generateTown } from './town';
import type { PresentedCandidate } from './traffic';
import { listCandidates, postAll } from './traffic';

const PROGRESS_EVERY = 5000;

function say(line: string): void {
	console.log(line);
}

async function sendTown(journey: Journey, town: Town): Promise<void> {
	const total = town.events.length;
	say(`Sending ${total} events of ${town.candidates} candidates through workflow 01 …`);
	const start = Date.now();
	await postAll(journey.capture.url, town.events, (sent) => {
		if (sent % PROGRESS_EVERY === 0) say(`  … ${sent} of ${total}`);
	});
	say(`Done in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
}

function sayResult(candidates: readonly PresentedCandidate[]): void {
	say(`\n${candidates.length} candidates:\n${drawBuckets(countBuckets(candidates))}`);
	say(`\nThe ten hottest, and why:\n${describeHottest(candidates)}`);
}

function sayFindings(findings: readonly Finding[]): boolean {
	say('');
	for (const { name, problem } of findings)
		say(problem === undefined ? `ok    ${name}` : `WRONG ${name}\n      ${problem}`);
	const failed = findings.filter(({ problem }) => problem !== undefined).length;
	say(`${findings.length - failed} passed, ${failed} failed`);
	return failed === 0;
}

function sayWelcome(n8n: Instance): void {
	say(`\nThe editor: ${n8n.baseUrl}\n  e-mail    ${owner.email}\n  password  ${owner.password}`);
	say('Have a look at the executions of workflow 01. Ctrl-C stops everything.');
}

async function runDemo(options: DemoOptions): Promise<boolean> {
	const n8n = await startInstance(options.stateFolder, options.port, say);
	const journey = await setUpJourney(n8n);
	const town = generateTown({ asOfMs: Date.now() });
	await sendTown(journey, town);
	const candidates = await listCandidates(journey.list.url);
	sayResult(candidates);
	if (options.check) return sayFindings(await checkDemo(n8n, journey, town, candidates));
	sayWelcome(n8n);
	await n8n.exited;
	throw new N8nError('stopped', `n8n ended by itself; its log is ${n8n.logFile}`);
}

async function main(): Promise<number> {
	const asked = whenAskedToStop().then(() => {
		say('\nStopping …');
		return 0;
	});
	try {
		const done = runDemo(readOptions(process.argv.slice(2))).then((isFine) => (isFine ? 0 : 1));
		return await Promise.race([asked, done]);
	} catch (error) {
		console.error(`\n${describeError(error)}`);
		return 1;
	} finally {
		await stopEverything();
	}
}

void main().then((code) => process.exit(code));
