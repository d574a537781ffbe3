import type { PoolClient, QueryResultRow } from 'pg';
import { SQL, type StatementName } from './statements';

export type Value = string | number | null | Buffer;

/**
 * A connection while it is used for one piece of work, inside a transaction.
 *
 * Statements are sent as they are asked for, without waiting for the answers to those before; what does not depend
 * on one another is asked for together and costs one way to the server and back.
 */
export class Session {
	private isOver = false;

	constructor(private readonly client: PoolClient) {}

	/** Runs a query whose columns are those of `Row`. */
	async all<Row>(statement: StatementName, ...values: Value[]): Promise<Row[]> {
		const { rows } = await this.send(statement, values);
		return rows as Row[];
	}

	/** @returns how many rows were written */
	async run(statement: StatementName, ...values: Value[]): Promise<number> {
		const { rowCount } = await this.send(statement, values);
		return rowCount ?? 0;
	}

	/** From now on nothing is sent: what is still under way after a failure must not run outside the transaction. */
	end(): void {
		this.isOver = true;
	}

	private send(statement: StatementName, values: Value[]) {
		if (this.isOver) throw new Error('the transaction is over');
		return this.client.query<QueryResultRow>({ name: statement, text: SQL[statement], values });
	}
}
