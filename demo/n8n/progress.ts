import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from './command';

const EVERY_MS = 20_000;

function countInstalled(folder: string): number {
	try {
		return readdirSync(path.join(folder, 'node_modules')).length;
	} catch {
		return 0;
	}
}

function countLocked(folder: string): number {
	const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
	const names = lock.match(/"node_modules\/[^"/]+(?=["/])/g) ?? [];
	return new Set(names).size;
}

/**
 * Says every twenty seconds how far npm is, because npm itself says nothing for minutes.
 *
 * @returns what `work` returns
 */
export async function withProgress<T>(folder: string, say: Say, work: Promise<T>): Promise<T> {
	const total = countLocked(folder);
	const start = Date.now();
	const timer = setInterval(() => {
		const seconds = Math.round((Date.now() - start) / 1000);
		say(`  … ${seconds} s, ${countInstalled(folder)} of about ${total} folders`);
	}, EVERY_MS);
	return work.finally(() => clearInterval(timer));
}
