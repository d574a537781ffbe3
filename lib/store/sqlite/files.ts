import { statSync } from 'node:fs';

/** Bytes of a store file; 0 where it is not there. */
export function sizeOf(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Where SQLite keeps what is committed and not yet moved into the file. */
export function walOf(file: string): string {
	return `${file}-wal`;
}
