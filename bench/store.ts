import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure, printMeasured, whole, type Bench } from './measure';
import { CONTESTANTS } from './storeContestant';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const AIM_OF_SAME = 0.7;
const AIM_OF_BARE = 0.3;

/** Candidate Score's whole path on SQLite, against two floors that do no thinking. */
export const storeBench: Bench = {
	name: 'store',
	about: `${whole(DELIVERIES)} deliveries of ${whole(CANDIDATES)} candidates: dedupe, identity, ledger, fold, snapshot`,
	run,
};

async function run(): Promise<string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	const children = Object.keys(CONTESTANTS).map((name, i) => ({
		name,
		child: startContestant(name, path.join(folder, `${i}.sqlite`)),
	}));
	try {
		await Promise.all(children.map(({ child }) => once(child, 'message')));
		const contestants = children.map(({ name, child }) => ({
			name,
			operations: DELIVERIES,
			run: async () => {
				const done = once(child, 'message');
				child.send('again');
				await done;
			},
		}));
		const measured = await measure(contestants, 11);
		printMeasured(measured, 'events');
		const [whole, same, bare] = measured.map(({ perSecond }) => perSecond);
		return [
			...missed('of the same reads and writes', whole / same, AIM_OF_SAME),
			...missed('of the bare insert', whole / bare, AIM_OF_BARE),
		];
	} finally {
		for (const { child } of children) child.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

function startContestant(name: string, file: string): ChildProcess {
	const args = [name, file, String(CANDIDATES), String(DELIVERIES)];
	const child = fork(require.resolve('./storeContestant'), args);
	child.once('exit', (code) => {
		if (code) child.emit('error', new Error(`${name} ended with code ${code}`));
	});
	return child;
}

function missed(what: string, share: number, aim: number): string[] {
	console.log(`  whole path: ${Math.round(share * 100)} % ${what} (aim: ${aim * 100} %)`);
	return share < aim ? [`${Math.round(share * 100)} % ${what}, aim ${aim * 100} %`] : [];
}
