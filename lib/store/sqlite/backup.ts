import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StoreError } from '../errors';
import type { Connection } from './connection';
import { sizeOf } from './files';
import { PATIENCE_MS } from './open';
import { isFull, saidBy } from './toStoreError';

/** Pages copied before others get a turn. */
const RATE = 500;

/**
 * Copies a store file as it is at this moment, through a connection of its own, so that other work goes on.
 *
 * It is written beside its place and moved there once it is whole.
 */
export async function backUp(
	{ file: source }: Connection,
	file: string,
	onProgress?: (part: number) => void,
): Promise<{ bytes: number }> {
	if (existsSync(file)) throw targetExists(file);
	const { backup, DatabaseSync } = await import('node:sqlite');
	const unfinished = `${file}.unfinished`;
	try {
		removeIfThere(unfinished);
		const database = new DatabaseSync(source, { readOnly: true, timeout: PATIENCE_MS });
		try {
			// Pins this moment: otherwise the copy would start again with everything that is written meanwhile.
			database.exec('BEGIN; SELECT count(*) FROM sqlite_master');
			await backup(database, unfinished, {
				rate: RATE,
				progress: ({ totalPages, remainingPages }) =>
					onProgress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages),
			});
		} finally {
			database.close();
		}
		if (existsSync(file)) throw targetExists(file);
		renameSync(unfinished, file);
		onProgress?.(1);
		return { bytes: sizeOf(file) };
	} catch (error) {
		removeIfThere(unfinished);
		throw error instanceof StoreError ? error : toTargetError(error, file);
	}
}

/** What cannot be removed could not be made either; then the error that comes first tells. */
function removeIfThere(file: string): void {
	try {
		rmSync(file, { force: true });
	} catch {
		return;
	}
}

function targetExists(file: string): StoreError {
	return new StoreError(
		'target-exists',
		`The file ${file} is there already`,
		'Choose another name, for example one with the date, or remove the file; a backup overwrites nothing.',
	);
}

function toTargetError(error: unknown, file: string): StoreError {
	if (isFull(error)) {
		return new StoreError(
			'disk-full',
			`The backup ${file} has no room left on its disk`,
			'Free some disk space or choose another folder, then run again; what was begun is removed.',
			{ cause: error },
		);
	}
	return new StoreError(
		'target-unusable',
		`The backup ${file} cannot be written`,
		`Check that the folder ${path.dirname(file)} exists and that the user that runs n8n may write to it. SQLite said: ${saidBy(error)}`,
		{ cause: error },
	);
}
