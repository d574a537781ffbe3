import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Word } from './errand';

/** What a process was doing when it was killed. */
export type Stage = 'starting' | 'recording' | 'between batches';

/** When to kill a process. */
export interface Death {
	/** From when to count: its start, or the moment its store is open. */
	since: 'start' | 'opened';
	afterMs: number;
}

/** How far a process came. */
export interface Life {
	/** Events of its stream it reported as recorded; 0 when it never came to report any. */
	kept: number;
	/** Events it sent, recorded or not. */
	sent: number;
	/** What it was killed at; null when it did its part. */
	killedAt: Stage | null;
}

/**
 * Runs a process, and kills it at the time given without a word (SIGKILL).
 *
 * @param death - null lets it do its part
 * @throws {Error} when it failed by itself
 */
export async function live(
	args: readonly string[],
	from: number,
	death: Death | null,
): Promise<Life> {
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
	const ends: NodeJS.Timeout[] = [];
	const countDown = (since: Death['since']) => {
		if (death?.since !== since) return;
		ends.push(setTimeout(() => child.kill('SIGKILL'), death.afterMs));
	};
	let isOpen = false;
	const reached = { sends: from, kept: 0 };
	countDown('start');
	for await (const line of createInterface({ input: child.stdout })) {
		const [word, number] = line.split(' ') as [Word | 'sends' | 'kept', string?];
		if (word === 'opened') {
			isOpen = true;
			countDown('opened');
		} else reached[word as 'sends' | 'kept'] = Number(number);
	}
	const [code, signal] = await closed;
	for (const end of ends) clearTimeout(end);
	const life = { kept: reached.kept, sent: reached.sends - from };
	if (code === 0) return { ...life, killedAt: null };
	if (signal !== 'SIGKILL') throw new Error(`a recording process failed (exit ${code})`);
	const isBetween = reached.sends <= Math.max(reached.kept, from);
	return { ...life, killedAt: !isOpen ? 'starting' : isBetween ? 'between batches' : 'recording' };
}
