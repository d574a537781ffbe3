import { existsSync } from 'node:fs';
import { moveStore, type MoveResult, type Progress } from '../../lib/store';
import { openMoveSource } from '../../lib/store/sqlite/moveSource';
import type { PostgresSettings } from '../../lib/store/postgres/PostgresStore';
import { ParameterError } from './errors';
import { storeFile } from './storeFile';

/**
 * Moves everything from a store file to PostgreSQL.
 *
 * @param chosen - the file as the user typed it; empty for the usual one
 * @throws {ParameterError} when there is no such file
 * @throws {StoreError}
 */
export async function moveToPostgres(
	chosen: string,
	settings: PostgresSettings,
	onProgress: Progress,
): Promise<MoveResult & { file: string }> {
	const file = storeFile(chosen);
	if (!existsSync(file)) {
		throw new ParameterError(
			`There is no candidate store ${file}`,
			'Check Database File: it is the built-in database that is moved.',
		);
	}
	const { openMoveTarget } = await import('../../lib/store/postgres/moveTarget');
	const source = await openMoveSource(file);
	try {
		const target = await openMoveTarget(settings);
		try {
			return { file, ...(await moveStore(source, target, onProgress)) };
		} finally {
			await target.close();
		}
	} finally {
		await source.close();
	}
}
