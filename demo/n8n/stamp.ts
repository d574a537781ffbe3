import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { n8nFolder } from './paths';

const stampFile = path.join(n8nFolder, 'node_modules', '.complete');

/** What the installation depends on: the lock file, and the Node that native parts are built for. */
function expectedStamp(): string {
	const lock = readFileSync(path.join(n8nFolder, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex');
	return `${hash} ${process.version} ${process.platform} ${process.arch}\n`;
}

/** True when an installation of exactly this lock file was finished with this Node. */
export function isInstalled(): boolean {
	return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp();
}

/** Called first, so that an installation broken off half-way counts as none. */
export function clearStamp(): void {
	rmSync(stampFile, { force: true });
}

/** Called last. */
export function writeStamp(): void {
	writeFileSync(stampFile, expectedStamp());
}
