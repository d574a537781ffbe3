import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A command that ends when we end, however we end. */
export interface GuardedProcess {
	/** Resolves with the exit code once the command and everything it started are gone. */
	exited: Promise<number>;
	/** SIGTERM, ten seconds later SIGKILL; resolves when nothing is left. Harmless when already stopped. */
	stop(): Promise<void>;
	/** SIGKILL to the command and everything it started, without a word; resolves when nothing is left. */
	kill(): Promise<void>;
}

export interface GuardedOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Where output goes: our own terminal, or an open file. */
	output: 'inherit' | number;
}

const running = new Set<GuardedProcess>();

function sweepGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch {
		// ESRCH: the whole group is gone already, which is what we want.
	}
}

function whenGone(child: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code) => {
			sweepGroup(child);
			resolve(code ?? 1);
		});
	});
}

/** Starts a command in a process group of its own, under {@link file://./guard.mjs}. */
export function startGuarded(
	command: string,
	args: readonly string[],
	options: GuardedOptions,
): GuardedProcess {
	const guard = path.join(__dirname, 'guard.mjs');
	const child = spawn(process.execPath, [guard, command, ...args], {
		cwd: options.cwd,
		env: options.env,
		detached: true,
		stdio: ['pipe', options.output, options.output],
	});
	const exited = whenGone(child);
	const stop = async () => {
		child.stdin?.end();
		await exited;
	};
	const kill = async () => {
		sweepGroup(child);
		await exited;
	};
	const guarded = { exited, stop, kill };
	running.add(guarded);
	const forget = () => running.delete(guarded);
	exited.then(forget, forget);
	return guarded;
}

/** Stops whatever was started here and still runs. */
export async function stopEverything(): Promise<void> {
	await Promise.all([...running].map((each) => each.stop()));
}
