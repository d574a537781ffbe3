import type { MailJob } from '../mailJob';
import { onePerCandidate, readClaimed, writeSettlement, type JobRow } from '../nurtureRows';
import type { ClaimedSend, NewSend, Outbox, Settlement } from '../outbox';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

/** So many due mails are looked at for one that is claimed: of several of one candidate only the first is. */
const LOOK_AHEAD = 4;

type DueRow = Pick<JobRow, 'id' | 'candidate_id'>;

/** A mail that came to an end, or is tried again. */
interface MovedRow {
	enrolment_id: number;
	state: string;
}

/** The outbox of mails, on PostgreSQL. */
export class PostgresOutbox implements Outbox<MailJob> {
	constructor(private readonly connection: Connection) {}

	put(sends: readonly NewSend<MailJob>[]): Promise<void> {
		return this.connection.transaction((session) => putSends(session, sends));
	}

	claim(
		worker: string,
		limit: number,
		atMs: number,
		leaseMs: number,
	): Promise<ClaimedSend<MailJob>[]> {
		return this.connection.transaction(async (session) => {
			const [, moved, due] = await Promise.all([
				session.run('lockClaims'),
				session.all<MovedRow>('expireSends', atMs),
				session.all<DueRow>('dueSends', atMs, limit * LOOK_AHEAD),
			]);
			await planOn(session, moved, atMs);
			const ids = onePerCandidate(due, limit).map(({ id }) => id);
			if (ids.length === 0) return [];
			const until = atMs + leaseMs;
			const rows = await session.all<JobRow>('claimSends', textArray(ids), worker, until);
			const byId = new Map(rows.map((row) => [row.id, readClaimed(row)]));
			return ids.flatMap((id) => byId.get(id) ?? []);
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
		return await this.connection.transaction(async (session) => {
			await settleAll(session, before);
			const until = atMs + leaseMs;
			const wanted = textArray(ids);
			const rows = await session.all<{ id: string }>('beginSends', wanted, worker, atMs, until);
			return rows.map(({ id }) => id);
		});
	}

	async settle(settlements: readonly Settlement[]): Promise<void> {
		if (settlements.length === 0) return;
		await this.connection.transaction((session) => settleAll(session, settlements));
	}
}

/** Puts mails into the outbox, inside the caller's transaction. */
export async function putSends(
	session: Session,
	sends: readonly NewSend<MailJob>[],
): Promise<void> {
	const jobs = sends.map(({ letter }) => letter);
	await session.run(
		'putSends',
		textArray(sends.map(({ id }) => id)),
		bigintArray(jobs.map(({ candidateId }) => candidateId)),
		bigintArray(jobs.map(({ enrolmentId }) => enrolmentId)),
		textArray(jobs.map(({ sequence }) => sequence)),
		intArray(jobs.map(({ version }) => version)),
		textArray(jobs.map(({ step }) => step)),
		textArray(jobs.map(({ variant }) => variant)),
		textArray(jobs.map(({ address }) => address)),
		bigintArray(jobs.map(({ dueAt }) => dueAt)),
		textArray(sends.map(({ guarantee }) => guarantee)),
		bigintArray(sends.map(({ notBefore }) => notBefore)),
	);
}

async function settleAll(session: Session, settlements: readonly Settlement[]): Promise<void> {
	if (settlements.length === 0) return;
	const told = JSON.stringify(settlements.map(writeSettlement));
	const atMs = Math.max(...settlements.map(({ at }) => at));
	await planOn(session, await session.all<MovedRow>('settleSends', told), atMs);
}

/** Lets planning look at enrolments whose mails came to an end. */
async function planOn(session: Session, moved: readonly MovedRow[], atMs: number): Promise<void> {
	const ended = moved.filter(({ state }) => state !== 'queued');
	if (ended.length === 0) return;
	await session.run('planOn', bigintArray(ended.map((row) => row.enrolment_id)), atMs);
}
