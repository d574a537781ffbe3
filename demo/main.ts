import type { Finding } from './check/finding';
import { checkDemo } from './check/check';
import { keepShowing } from './live/show';
import { Watcher } from './live/watcher';
import { owner } from './n8n/environment';
import { describeError, N8nError } from './n8n/errors';
import { stopEverything } from './n8n/guarded';
import { startInstance } from './n8n/instance';
import { assertPortsFree } from './n8n/port';
import { whenAskedToStop } from './n8n/signals';
import type { DemoOptions } from './options';
import { PORTS, readOptions } from './options';
import { progressBar } from './pages/startPage';
import { countBuckets, describeHottest, drawBuckets } from './report';
import { goLive, setStage, type Stage } from './stage';
import { openStand, type Stand } from './stand';
import { generateTown } from './town';
import { listCandidates } from './traffic';
import { tellYear } from './year/tell';

function say(line: string): void {
	console.log(line);
}

/** Says a line in the terminal and on the start page. */
function sayOn({ stream }: Stand): (line: string) => void {
	return (line) => {
		say(line);
		stream.show('progress', progressBar({ headline: 'Getting ready', detail: line, done: null }));
	};
}

function sayFindings(findings: readonly Finding[]): boolean {
	say('');
	for (const { name, problem } of findings)
		say(problem === undefined ? `ok    ${name}` : `WRONG ${name}\n      ${problem}`);
	const failed = findings.filter(({ problem }) => problem !== undefined).length;
	say(`${findings.length - failed} passed, ${failed} failed`);
	return failed === 0;
}

async function sayResult({ listUrl }: Stage): Promise<void> {
	const candidates = await listCandidates(listUrl);
	say(`\n${candidates.length} candidates:\n${drawBuckets(countBuckets(candidates))}`);
	say(`\nThe ten hottest, and why:\n${describeHottest(candidates)}`);
}

function sayWelcome({ n8n, stand: { links } }: Stage): void {
	say(`\nStart here:  ${links.start}`);
	say(`The editor:  ${n8n.baseUrl}, e-mail ${owner.email}, password ${owner.password}`);
	say('Ctrl-C stops everything.');
}

async function runDemo(options: DemoOptions): Promise<boolean> {
	const { ports, stateFolder } = options;
	await assertPortsFree(ports.n8n, PORTS);
	const stand = await openStand(ports);
	say(`Watch it come alive: ${stand.links.start}`);
	const n8n = await startInstance(stateFolder, ports.n8n, sayOn(stand));
	const stage = await setStage(n8n, stand, options);
	const town = generateTown({ asOfMs: Date.now() });
	const year = await tellYear(stage, town, say);
	await sayResult(stage);
	const watcher = await Watcher.start(stage.store, stage.compiled);
	await goLive(stage);
	const done = { headline: 'The year is over, and now it is your turn.', detail: '', done: 1 };
	stand.stream.show('progress', progressBar(done));
	const showing = keepShowing(stand, stage.store, stage.compiled, watcher);
	if (options.check)
		return await Promise.race([checkDemo(stage, town, year, options).then(sayFindings), showing]);
	sayWelcome(stage);
	await Promise.race([n8n.exited, showing]);
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
