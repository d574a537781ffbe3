import type { DatabaseSync } from 'node:sqlite';
import { Mutex } from '../mutex';
import { openDatabase, PATIENCE_MS } from './open';
import { prepareStatements, type Statements } from './statements';
import { toStoreError } from './toStoreError';
import { whenUnlocked } from './whenUnlocked';

/**
 * A store file that is open, one piece of work at a time.
 *
 * A transaction may span pauses in which the host does other things; a mutex keeps other calls of this process out
 * of it, SQLite's lock those of other processes.
 */
export class Connection {
	private readonly mutex = new Mutex();

	readonly statements: Statements;

	private constructor(
		readonly database: DatabaseSync,
		readonly file: string,
		readonly patienceMs: number,
	) {
		this.statements = prepareStatements(database);
	}

	/**
	 * @param patienceMs - how long to wait for another process that is writing
	 * @throws {StoreError} when the file cannot be used, with what to do about it
	 */
	static async open(file: string, patienceMs = PATIENCE_MS): Promise<Connection> {
		return new Connection(await openDatabase(file, patienceMs), file, patienceMs);
	}

	/** Runs one query. */
	read<Result>(query: (statements: Statements) => Result): Promise<Result> {
		return this.mutex.run(
			async () => await this.asStoreError(() => this.whenUnlocked(() => query(this.statements))),
		);
	}

	/** Runs queries that all see the same moment. */
	readTogether<Result>(queries: (statements: Statements) => Promise<Result>): Promise<Result> {
		return this.between('BEGIN', queries);
	}

	/** Runs work in one transaction, holding the write lock from the start, so that what it reads stays true. */
	transaction<Result>(work: (statements: Statements) => Result | Promise<Result>): Promise<Result> {
		return this.between('BEGIN IMMEDIATE', work);
	}

	/** Does something with the file while nothing else of this process uses it. */
	alone<Result>(work: () => Promise<Result>): Promise<Result> {
		return this.mutex.run(async () => await this.asStoreError(work));
	}

	/** Closes the file once all work asked for before is done; again does nothing. */
	async close(): Promise<void> {
		await this.mutex.run(async () => {
			if (this.database.isOpen) this.database.close();
		});
	}

	private between<Result>(
		begin: string,
		work: (statements: Statements) => Result | Promise<Result>,
	): Promise<Result> {
		return this.mutex.run(
			async () =>
				await this.asStoreError(async () => {
					await this.whenUnlocked(() => this.database.exec(begin));
					try {
						const result = await work(this.statements);
						this.database.exec('COMMIT');
						return result;
					} catch (error) {
						if (this.database.isTransaction) this.database.exec('ROLLBACK');
						throw error;
					}
				}),
		);
	}

	private whenUnlocked<Result>(attempt: () => Result): Promise<Result> {
		return whenUnlocked(attempt, this.patienceMs);
	}

	private async asStoreError<Result>(work: () => Promise<Result>): Promise<Result> {
		try {
			return await work();
		} catch (error) {
			throw toStoreError(error, this.file, 'failed');
		}
	}
}
