import type { StorePlace } from '../storeWorker';
import type { Tables } from './multiply';

/** Where the stores of an engine are for the time of a benchmark. */
export interface Stage {
	engine: 'SQLite' | 'PostgreSQL';
	/** Where the store of a name is; who opens it first makes it. */
	place(name: string): Promise<StorePlace>;
	/** Works on the tables of a store; afterwards it is at rest, as a server is at night. */
	use(name: string, work: (tables: Tables) => Promise<void>): Promise<void>;
	remove(): Promise<void>;
}
