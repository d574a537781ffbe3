import type { StorePlace } from '../storeWorker';
import type { Tables } from './multiply';

/** Where the stores of an engine are for the time of a benchmark. */
export interface Stage {
	engine: 'SQLite' | 'PostgreSQL';
	/** Where the store of a name is; who opens it first makes it. */
	place(name: string): Promise<StorePlace>;
	/** Works on the tables of a store; afterwards it is at rest, as a server is at night. */
	use(name: string, work: (tables: Tables) => Promise<void>): Promise<void>;
	/** Runs one statement as the store would, from a cold start until it is on disk; a row of the answer is one operation. */
	write(name: string, sql: string): Promise<Written>;
	remove(): Promise<void>;
}

/** What a statement did. */
export interface Written {
	operations: number;
	perSecond: number;
	seconds: number;
}

/** Takes the time of a statement. */
export async function timeWriting(write: () => Promise<unknown[]>): Promise<Written> {
	const started = performance.now();
	const operations = (await write()).length;
	const seconds = (performance.now() - started) / 1_000;
	return { operations, perSecond: operations / seconds, seconds };
}
