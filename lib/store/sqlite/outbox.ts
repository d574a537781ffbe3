import type { MailJob } from '../mailJob';
import { onePerCandidate, readClaimed, writeSettlement, type JobRow } from '../nurtureRows';
import type { ClaimedSend, NewSend, Outbox, Settlement } from '../outbox';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** A mail that came to an end, or is tried again. */
interface MovedRow {
	enrolment_id: number;
	state: string;
}

/** The outbox of mails, on SQLite. */
export class SqliteOutbox implements Outbox<MailJob> {
	constructor(private readonly connection: Connection) {}

	put(sends: readonly NewSend<MailJob>[]): Promise<void> {
		return this.connection.transaction((statements) => putSends(statements, sends));
	}

	claim(
		worker: string,
		limit: number,
		atMs: number,
		leaseMs: number,
	): Promise<ClaimedSend<MailJob>[]> {
		return this.connection.transaction((statements) => {
			planOn(statements, allRows<MovedRow>(statements.expireSends, atMs), atMs);
			const due = statements.dueSends.iterate(atMs) as unknown as Iterable<JobRow>;
			const claimed = onePerCandidate(due, limit);
			const ids = JSON.stringify(claimed.map(({ id }) => id));
			statements.claimSends.run(ids, worker, atMs + leaseMs);
			return claimed.map(readClaimed);
		});
	}

	async begin(
		worker: string,
		ids: readonly string[],
		atMs: number,
		leaseMs: number,
		before: readonly Settlement[] = [],
	): Promise<string[]> {
		if (ids.length + before.length === 0) return [];
		return await this.connection.transaction((statements) => {
			settleAll(statements, before);
			const wanted = JSON.stringify(ids);
			const until = atMs + leaseMs;
			const rows = allRows<{ id: string }>(statements.beginSends, wanted, worker, atMs, until);
			return rows.map(({ id }) => id);
		});
	}

	async settle(settlements: readonly Settlement[]): Promise<void> {
		if (settlements.length === 0) return;
		await this.connection.transaction((statements) => settleAll(statements, settlements));
	}
}

/** Puts mails into the outbox, inside the caller's transaction. */
export function putSends(statements: Statements, sends: readonly NewSend<MailJob>[]): void {
	for (const { id, guarantee, notBefore, letter: job } of sends)
		statements.putSend.run(
			id,
			job.candidateId,
			job.enrolmentId,
			job.sequence,
			job.version,
			job.step,
			job.variant,
			job.address,
			job.dueAt,
			guarantee,
			notBefore,
		);
}

function settleAll(statements: Statements, settlements: readonly Settlement[]): void {
	if (settlements.length === 0) return;
	const told = JSON.stringify(settlements.map(writeSettlement));
	const atMs = Math.max(...settlements.map(({ at }) => at));
	planOn(statements, allRows<MovedRow>(statements.settleSends, told), atMs);
}

/** Lets planning look at enrolments whose mails came to an end. */
function planOn(statements: Statements, moved: readonly MovedRow[], atMs: number): void {
	const ended = moved.filter(({ state }) => state !== 'queued');
	if (ended.length === 0) return;
	statements.planOn.run(JSON.stringify(ended.map((row) => row.enrolment_id)), atMs);
}
