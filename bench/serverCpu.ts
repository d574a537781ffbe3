import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from '../test/support/postgres/server';

/** Length of the kernel's tick on every usual Linux, in seconds. */
const TICK_S = 0.01;

/** A process as the kernel tells of it: who started it, and the seconds it and those it waited for were computing. */
interface Process {
	pid: string;
	parent: string;
	own: number;
	ended: number;
}

/**
 * How much processor time a server has used so far with all its processes, in seconds: what it takes where other
 * programs are at work too.
 *
 * @returns null where the system does not tell, that is anywhere but on Linux
 */
export async function serverSeconds(server: Server): Promise<number | null> {
	const [{ pid }] = await server.admin('SELECT pg_backend_pid()::text AS pid');
	const all = processes();
	const head = all.find((one) => one.pid === pid)?.parent;
	if (head === undefined) return null;
	return all.reduce((sum, { pid: own, parent, ...seconds }) => {
		if (own === head) return sum + seconds.own + seconds.ended;
		return parent === head ? sum + seconds.own : sum;
	}, 0);
}

function processes(): Process[] {
	try {
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.flatMap((pid) => readProcess(pid) ?? []);
	} catch {
		return []; // no such folder: another system
	}
}

function readProcess(pid: string): Process | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
		const [own, ended] = [(user + system) * TICK_S, (endedUser + endedSystem) * TICK_S];
		return { pid, parent: fields[1], own, ended };
	} catch {
		return null; // gone meanwhile
	}
}
