import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool, PATIENCE_MS, type OpenOptions } from './open';
import { Session } from './session';
import { quotedSchema, storeName, type PostgresSettings } from './settings';
import { isUnconnected, isWorthRetrying, toStoreError } from './toStoreError';

/** How often the same work is begun again when it stood in the way of other work. */
const RETRIES = 20;
/** Longest pause before the second attempt, in milliseconds; it grows with each. */
const PAUSE_MS = 10;
/** After how long the server gives up on a process that stopped in the middle of its work, in milliseconds. */
const FORGET_MS = 60_000;

/**
 * A PostgreSQL store that is open: a few connections, shared by all who use the store in this process.
 *
 * Every piece of work is one transaction. Statements are planned once, for many rows, by index: what fits the empty
 * tables of a new store would be slow a minute later.
 */
export class Connection {
	private constructor(
		private readonly pool: Pool,
		readonly settings: PostgresSettings,
		private readonly preamble: string,
	) {}

	/** @throws {StoreError} when the store cannot be used, with what to do about it */
	static async open(settings: PostgresSettings, options: OpenOptions = {}): Promise<Connection> {
		const { patienceMs = PATIENCE_MS } = options;
		const pool = await openPool(settings, options);
		const locals = {
			search_path: quotedSchema(settings),
			lock_timeout: patienceMs,
			idle_in_transaction_session_timeout: FORGET_MS,
			plan_cache_mode: 'force_generic_plan',
			enable_seqscan: 'off',
			enable_hashjoin: 'off',
			enable_mergejoin: 'off',
			jit: 'off',
		};
		const preamble = Object.entries(locals).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
		return new Connection(pool, settings, preamble.join('; '));
	}

	/** Runs queries that all see the same moment. */
	read<Result>(queries: (session: Session) => Promise<Result>): Promise<Result> {
		return this.inTransaction(['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'], queries);
	}

	/** Runs work in one transaction; it is begun again, from its start, when it stood in the way of other work. */
	transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
		return this.inTransaction(['BEGIN'], work);
	}

	/**
	 * Runs work that writes about candidates under a model. Meanwhile no model comes into use, and no newer version
	 * of one: what the work knows of the models at work stays true until it is done.
	 */
	candidateTransaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
		return this.inTransaction(['BEGIN', 'LOCK TABLE scored_model IN ROW SHARE MODE'], work);
	}

	/** Runs one statement that PostgreSQL allows in no transaction. */
	async alone(sql: string): Promise<void> {
		const session = await this.connect();
		try {
			await session.begin(sql);
		} catch (error) {
			throw toStoreError(error, storeName(this.settings));
		} finally {
			session.release();
		}
	}

	/** Gives all connections back once the work on them is done; again does nothing. */
	async close(): Promise<void> {
		if (!this.pool.ending) await this.pool.end();
	}

	private async inTransaction<Result>(
		[begin, ...locks]: readonly string[],
		work: (session: Session) => Promise<Result>,
	): Promise<Result> {
		const beginning = [begin, this.preamble, ...locks].join('; ');
		for (let attempt = 1; ; attempt++) {
			const session = await this.connect();
			try {
				return await attemptTransaction(session, beginning, work);
			} catch (error) {
				const isStale = !session.hasBegun && isUnconnected(error);
				if (attempt > RETRIES || !(isStale || isWorthRetrying(error)))
					throw toStoreError(error, storeName(this.settings));
			}
			await setTimeout(Math.random() * PAUSE_MS * attempt);
		}
	}

	private async connect(): Promise<Session> {
		try {
			return new Session(await this.pool.connect());
		} catch (error) {
			throw toStoreError(error, storeName(this.settings));
		}
	}
}

async function attemptTransaction<Result>(
	session: Session,
	beginning: string,
	work: (session: Session) => Promise<Result>,
): Promise<Result> {
	try {
		const [, result] = await Promise.all([session.begin(beginning), work(session)]);
		await session.commit();
		return result;
	} catch (error) {
		await session.rollBack();
		throw session.causeOf(error);
	} finally {
		session.release();
	}
}
