import type { DeskStatement, Lock, RowStatement } from './deskStatements';

/** What a statement takes and gives. */
export type DeskValue = string | number | null | Buffer;

/** The values of one of many rows. */
export type DeskRow = ReadonlyArray<string | number | null>;

/**
 * One transaction of an engine, for work that is the same on every engine. Statements run in the order in which they are
 * asked for; what does not depend on one another is asked for together. Numbers and texts come out as they are kept.
 */
export interface Desk {
	all<Row>(statement: DeskStatement, ...values: DeskValue[]): Promise<Row[]>;
	/** Runs a query that is put together for the occasion; its lists are JSON. */
	ask<Row>(sql: string, values: readonly DeskValue[]): Promise<Row[]>;
	/** @returns how many rows were written */
	run(statement: DeskStatement, ...values: DeskValue[]): Promise<number>;
}

/** A desk that also takes lists in the form its engine reads fastest, and many rows at once. */
export interface BatchDesk extends Desk {
	/** Ids to look among; what is no whole number is nobody's. */
	ids(list: readonly number[]): DeskValue;
	/** Texts to look among. */
	texts(list: readonly string[]): DeskValue;
	/**
	 * Runs a statement for every row.
	 *
	 * @param common - the first values, the same for all rows
	 * @returns what it gave, in any order
	 */
	each<Row>(statement: RowStatement, common: DeskRow, rows: readonly DeskRow[]): Promise<Row[]>;
	/** Keeps others out who do the same, until the transaction ends. */
	hold(lock: Lock, ...values: DeskValue[]): Promise<void>;
}

/** Where such work is done. */
export interface DeskRoom {
	/** Everything read is of one moment. */
	read<Result>(work: (desk: BatchDesk) => Promise<Result>): Promise<Result>;
	/** All or nothing. */
	change<Result>(work: (desk: BatchDesk) => Promise<Result>): Promise<Result>;
	/** All or nothing; meanwhile nobody records, so that who is gone stays gone. */
	write<Result>(work: (desk: BatchDesk) => Promise<Result>): Promise<Result>;
	/** All or nothing; meanwhile no model comes into use, and others record about other candidates. */
	record<Result>(work: (desk: BatchDesk) => Promise<Result>): Promise<Result>;
}
