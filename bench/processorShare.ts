import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How often a process gets its share anew, in microseconds: short, so that it is slow rather than halting. */
const PERIOD_US = 10_000;

/** Where Linux keeps groups of processes, and what is written there to limit one: control groups 1 and 2. */
const KINDS: ReadonlyArray<{
	folder: string;
	limits: (quotaUs: number) => Array<[string, string]>;
}> = [
	{
		folder: '/sys/fs/cgroup/cpu',
		limits: (quotaUs) => [
			['cpu.cfs_period_us', `${PERIOD_US}`],
			['cpu.cfs_quota_us', `${quotaUs}`],
		],
	},
	{ folder: '/sys/fs/cgroup', limits: (quotaUs) => [['cpu.max', `${quotaUs} ${PERIOD_US}`]] },
];

let groups = 0;

/** A group of processes that together get no more than a share of one processor. */
export interface ShareGroup {
	add(pid: number): void;
	/** Once its processes have ended. */
	remove(): void;
}

/**
 * Makes a group that is held to a share of one processor.
 *
 * @param share - of one processor, such as 0.25
 * @returns null where that cannot be done: it takes root on Linux
 */
export function tryShareGroup(share: number): ShareGroup | null {
	for (const { folder, limits } of KINDS) {
		const group = path.join(folder, `candidate-journey-${process.pid}-${groups++}`);
		const remove = () => rmdirSync(group);
		if (!succeeds(() => mkdirSync(group))) continue;
		const write = () => {
			for (const [file, text] of limits(Math.round(share * PERIOD_US)))
				writeFileSync(path.join(group, file), text, { flag: 'r+' });
		};
		if (succeeds(write))
			return { add: (pid) => writeFileSync(path.join(group, 'cgroup.procs'), `${pid}`), remove };
		remove();
	}
	return null;
}

function succeeds(work: () => unknown): boolean {
	try {
		work();
		return true;
	} catch {
		return false; // another system, or not allowed
	}
}
