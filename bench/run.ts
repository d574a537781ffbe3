import os from 'node:os';
import { foldBench } from './fold';
import type { Bench } from './measure';

const BENCHES: readonly Bench[] = [foldBench];

/** `npm run bench` runs them all, `npm run bench -- fold` one. */
async function main(names: readonly string[]): Promise<void> {
	const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));
	if (unknown.length > 0) {
		const known = BENCHES.map(({ name }) => name).join(', ');
		throw new Error(`There is no benchmark ${unknown.join(', ')}; there are: ${known}`);
	}
	const [cpu] = os.cpus();
	console.log(
		`\nNode ${process.version}, ${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}\n`,
	);
	const missed: string[] = [];
	for (const bench of BENCHES) {
		if (names.length > 0 && !names.includes(bench.name)) continue;
		console.log(`${bench.name}: ${bench.about}\n`);
		missed.push(...(await bench.run()));
	}
	for (const aim of missed) console.log(`Missed: ${aim}`);
	if (missed.length > 0) process.exitCode = 1;
}

void main(process.argv.slice(2));
