import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { SQL, type StatementName } from './statements';

/** What a statement takes. */
export type Value = string | number | null | Buffer;

/**
 * A connection while it is used for one piece of work, in one transaction.
 *
 * Statements are sent as they are asked for, without waiting for the answers to those before; what does not depend
 * on one another is asked for together and costs one way to the server and back.
 */
export class Session {
	private failure: unknown;

	private isBegun = false;

	private isOver = false;

	private isBroken = false;

	constructor(private readonly client: PoolClient) {}

	/** Begins the transaction; what is asked for next may be sent at once. */
	async begin(sql: string): Promise<void> {
		await this.send({ text: sql });
		this.isBegun = true;
	}

	/** Whether the server ever answered: it may have gone while nobody used the connection. */
	get hasBegun(): boolean {
		return this.isBegun;
	}

	/** Runs a query whose columns are those of `Row`. */
	async all<Row>(statement: StatementName, ...values: Value[]): Promise<Row[]> {
		const { rows } = await this.send({ name: statement, text: SQL[statement], values });
		return rows as Row[];
	}

	/** Runs a query that is put together for the occasion. */
	async ask<Row>(sql: string, values: readonly Value[]): Promise<Row[]> {
		const { rows } = await this.send({ text: sql, values: [...values] });
		return rows as Row[];
	}

	/** @returns how many rows were written */
	async run(statement: StatementName, ...values: Value[]): Promise<number> {
		const { rowCount } = await this.send({ name: statement, text: SQL[statement], values });
		return rowCount ?? 0;
	}

	async commit(): Promise<void> {
		await this.send({ text: 'COMMIT' });
		this.isOver = true;
	}

	/** Undoes everything. Nothing is sent from now on: what is still under way must not run outside the transaction. */
	async rollBack(): Promise<void> {
		this.isOver = true;
		try {
			await this.client.query('ROLLBACK');
		} catch {
			this.isBroken = true;
		}
	}

	/** Gives the connection back for others, if it can be used again. */
	release(): void {
		this.client.release(this.isBroken);
	}

	/** What went wrong first: after it every other statement of the transaction fails as well. */
	causeOf(error: unknown): unknown {
		return this.failure ?? error;
	}

	private async send(query: QueryConfig): Promise<QueryResult<QueryResultRow>> {
		if (this.isOver) throw new Error('the transaction is over');
		try {
			return await this.client.query<QueryResultRow>(query);
		} catch (error) {
			this.failure ??= error;
			throw error;
		}
	}
}
