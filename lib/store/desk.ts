import type { RightsStatement } from './rightsStatements';

/** The statements of a desk, and those for notes. */
export type DeskStatement = RightsStatement | 'note' | 'claimNote';

/** What a statement takes and gives. */
export type DeskValue = string | number | null;

/**
 * One transaction of an engine, for work that is rare and the same on every engine. Lists go in as JSON; numbers and
 * texts come out as they are kept.
 */
export interface Desk {
	all<Row>(statement: DeskStatement, ...values: DeskValue[]): Promise<Row[]>;
	/** Runs a query that is put together for the occasion. */
	ask<Row>(sql: string, values: readonly DeskValue[]): Promise<Row[]>;
	/** @returns how many rows were written */
	run(statement: DeskStatement, ...values: DeskValue[]): Promise<number>;
}

/** Where such work is done. */
export interface DeskRoom {
	/** Everything read is of one moment. */
	read<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result>;
	/** All or nothing; meanwhile nobody records, so that who is gone stays gone. */
	write<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result>;
}
