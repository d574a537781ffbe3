import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { n8nBin } from '../../demo/n8n/paths';

/** Length of the kernel's tick on every usual Linux, in seconds. */
const TICK_S = 0.01;

/**
 * How much processor time an n8n has used so far, in seconds: what it takes where other programs are at work too.
 *
 * @param stateFolder - where it was started
 * @returns null where the system does not tell, that is anywhere but on Linux
 */
export function cpuSecondsOf(stateFolder: string): number | null {
	try {
		for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
			const seconds = secondsOf(pid, stateFolder);
			if (seconds !== null) return seconds;
		}
	} catch {
		// no such folder: another system
	}
	return null;
}

function secondsOf(pid: string, stateFolder: string): number | null {
	try {
		const [, script] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
		if (script !== n8nBin || readlinkSync(`/proc/${pid}/cwd`) !== stateFolder) return null;
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const [user, system] = [fields[11], fields[12]].map(Number);
		return (user + system) * TICK_S;
	} catch {
		return null; // gone meanwhile, or somebody else's
	}
}
