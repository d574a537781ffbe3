import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { tryShareGroup, type ShareGroup } from './processorShare';
import { NO_MORE, type Done, type Task } from './storeWorker';

/** What processes side by side did together. */
export interface Work {
	operations: number;
	perSecond: number;
	seconds: number;
	/** Of which they were computing, in turns or together. */
	busySeconds: number;
	/** Of the one that used most. */
	peakBytes: number;
}

/** How processes are run. */
interface Conditions {
	/** What each gets of one processor once all are ready; by default all there is. */
	share?: number;
	/** Called before they begin. */
	onReady?: () => Promise<void>;
	/** Hands batches over to workers that take them, and ends when there are no more. */
	feed?: (workers: readonly Give[]) => Promise<void>;
}

/** Hands one batch over to a worker, and waits until it has been recorded. */
export type Give = (events: readonly unknown[]) => Promise<void>;

/** Runs processes side by side, from when all are ready until all are done. */
export async function runWorkers(
	tasks: readonly Task[],
	{ share, onReady, feed }: Conditions = {},
): Promise<Work> {
	const workers = tasks.map((task) => {
		const args = [require.resolve('./storeWorker'), JSON.stringify(task)];
		const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
		return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
	});
	for (const { lines } of workers) await lines.next();
	await onReady?.();
	const groups = share === undefined ? [] : workers.map(({ child }) => holdTo(share, child));
	const started = performance.now();
	for (const { child } of workers) child.stdin.write('go\n');
	if (feed) {
		await feed(
			workers.map(({ child, lines }) => async (events) => {
				child.stdin.write(`${JSON.stringify(events)}\n`);
				await lines.next();
			}),
		);
		for (const { child } of workers) child.stdin.write(`${NO_MORE}\n`);
	}
	const done: Done[] = [];
	for (const { lines } of workers) {
		const line = await lines.next();
		done.push(JSON.parse(String(line.value)) as Done);
	}
	const together = (performance.now() - started) / 1_000;
	for (const { child } of workers) if (child.exitCode === null) await once(child, 'exit');
	for (const group of groups) group.remove();
	const operations = done.reduce((sum, one) => sum + one.operations, 0);
	const seconds = done.length === 1 ? done[0].seconds : together;
	const busySeconds = done.reduce((sum, one) => sum + one.busySeconds, 0);
	const peakBytes = Math.max(...done.map((one) => one.peakBytes));
	return { operations, perSecond: operations / seconds, seconds, busySeconds, peakBytes };
}

function holdTo(share: number, { pid }: ChildProcess): ShareGroup {
	const group = tryShareGroup(share);
	if (group === null || pid === undefined) throw new Error('no process can be held to a share');
	group.add(pid);
	return group;
}
