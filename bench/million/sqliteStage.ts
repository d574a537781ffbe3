import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../lib/store/sqlite/open';
import { timeWriting, type Stage } from './stage';

/** Stores in files. */
export function makeSqliteStage(): Stage {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	const fileOf = (name: string) => path.join(folder, `${name}.sqlite`);
	const use: Stage['use'] = async (name, work) => {
		const database = await openDatabase(fileOf(name));
		try {
			database.function('md5', (text) => hash('md5', String(text)));
			database.exec(
				'PRAGMA cache_size = -2000000; PRAGMA temp_store = FILE; PRAGMA synchronous = OFF',
			);
			await work({
				run: async (sql) => database.exec(sql),
				columnsOf: async (table) =>
					database
						.prepare('SELECT name FROM pragma_table_info(?)')
						.all(table)
						.map((row) => String(row.name)),
			});
			database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		} finally {
			database.close();
		}
	};
	return {
		engine: 'SQLite',
		place: async (name) => ({ file: fileOf(name) }),
		use,
		write: async (name, sql) => {
			const database = await openDatabase(fileOf(name));
			const written = await timeWriting(async () => database.prepare(sql).all());
			database.close();
			return written;
		},
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}
