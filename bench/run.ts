import os from 'node:os';
import { backtestBench } from './backtest';
import { foldBench } from './fold';
import { insightsBench } from './insights';
import { mailBench } from './mail';
import type { Bench } from './measure';
import { millionBench } from './million';
import { postgresBench } from './postgres';
import { reevaluateBench } from './reevaluate';
import { searchBench } from './search';
import { storeBench } from './store';

const BENCHES: readonly Bench[] = [
	foldBench,
	storeBench,
	postgresBench,
	reevaluateBench,
	backtestBench,
	millionBench,
	insightsBench,
	searchBench,
	mailBench,
];

/**
 * `npm run bench` runs all but the long ones, `npm run bench -- fold` one. `million` and `insights` need 10 GB of disk and, on a machine
 * of its own, a quarter of an hour each.
 */
async function main(names: readonly string[]): Promise<void> {
	const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
	if (unknown.length > 0) {
		const known = BENCHES.map(({ name }) => name).join(', ');
		console.error(`There is no benchmark ${unknown.join(', ')}; there are: ${known}`);
		process.exitCode = 1;
		return;
	}
	const [cpu] = os.cpus();
	console.log(
		`\nNode ${process.version}, ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}\n`,
	);
	const missed: string[] = [];
	for (const bench of BENCHES) {
		if (names.length > 0 ? !names.includes(bench.name) : bench.isLong) continue;
		console.log(`${bench.name}: ${bench.about}\n`);
		missed.push(...(await bench.run()));
	}
	for (const aim of missed) console.log(`Missed: ${aim}`);
}

void main(process.argv.slice(2));
