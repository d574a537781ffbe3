import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from './command';

const EVERY_MS = 20_000;

/** Where npm will put every package of a lock file. */
function lockedFolders(folder: string): string[] {
	const text = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
	const { packages } = JSON.parse(text) as { packages: Record<string, unknown> };
	return Object.keys(packages).filter((place) => place !== '');
}

/**
 * Says every twenty seconds how far npm is, because npm itself says nothing for minutes.
 *
 * @returns what `work` returns
 */
export async function withProgress<T>(folder: string, say: Say, work: Promise<T>): Promise<T> {
	const places = lockedFolders(folder);
	const isUnpacked = (place: string) => existsSync(path.join(folder, place, 'package.json'));
	const start = Date.now();
	const timer = setInterval(() => {
		const seconds = Math.round((Date.now() - start) / 1000);
		say(`  … ${seconds} s, ${places.filter(isUnpacked).length} of ${places.length} packages`);
	}, EVERY_MS);
	return work.finally(() => clearInterval(timer));
}
