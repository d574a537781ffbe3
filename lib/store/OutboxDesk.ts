import type { BatchDesk, DeskRoom } from './desk';
import type { MailJob } from './mailJob';
import { onePerCandidate, readClaimed, writeSettlement, type JobRow } from './nurtureRows';
import type { ClaimedSend, NewSend, Outbox, Settlement } from './outbox';

/** So many due mails are looked at for one that is claimed: of several of one candidate only the first is. */
const LOOK_AHEAD = 2;

type DueRow = Pick<JobRow, 'id' | 'candidate_id'>;

/** A mail that came to an end, or is tried again. */
interface MovedRow {
	enrolment_id: number;
	state: string;
}

/** The outbox of mails, the same on every engine. */
export class OutboxDesk implements Outbox<MailJob> {
	constructor(private readonly room: DeskRoom) {}

	put(sends: readonly NewSend<MailJob>[]): Promise<void> {
		return this.room.change((desk) => putSends(desk, sends));
	}

	claim(
		worker: string,
		limit: number,
		atMs: number,
		leaseMs: number,
		only?: readonly string[],
	): Promise<ClaimedSend<MailJob>[]> {
		const mostDue = limit * LOOK_AHEAD;
		return this.room.change(async (desk) => {
			const [, moved, due] = await Promise.all([
				desk.hold('lockClaims'),
				desk.all<MovedRow>('expireSends', atMs),
				only
					? desk.all<DueRow>('dueSendsAmong', atMs, mostDue, desk.texts(only))
					: desk.all<DueRow>('dueSends', atMs, mostDue),
			]);
			await planOn(desk, moved, atMs);
			const ids = onePerCandidate(due, limit).map(({ id }) => id);
			if (ids.length === 0) return [];
			const until = atMs + leaseMs;
			const rows = await desk.all<JobRow>('claimSends', desk.texts(ids), worker, until);
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
		return await this.room.change(async (desk) => {
			await settleAll(desk, before);
			const wanted = desk.texts(ids);
			const until = atMs + leaseMs;
			const rows = await desk.all<{ id: string }>('beginSends', wanted, worker, atMs, until);
			return rows.map(({ id }) => id);
		});
	}

	async settle(settlements: readonly Settlement[]): Promise<void> {
		if (settlements.length === 0) return;
		await this.room.change((desk) => settleAll(desk, settlements));
	}
}

/** Puts mails into the outbox, inside the caller's transaction. */
export async function putSends(desk: BatchDesk, sends: readonly NewSend<MailJob>[]): Promise<void> {
	await desk.each(
		'putSends',
		[],
		sends.map(({ id, guarantee, notBefore, letter }) => [
			id,
			letter.candidateId,
			letter.enrolmentId,
			letter.sequence,
			letter.version,
			letter.step,
			letter.variant,
			letter.address,
			letter.dueAt,
			guarantee,
			notBefore,
		]),
	);
}

async function settleAll(desk: BatchDesk, settlements: readonly Settlement[]): Promise<void> {
	if (settlements.length === 0) return;
	const told = JSON.stringify(settlements.map(writeSettlement));
	const atMs = Math.max(...settlements.map(({ at }) => at));
	await planOn(desk, await desk.all<MovedRow>('settleSends', told), atMs);
}

/** Lets planning look at enrolments whose mails came to an end. */
async function planOn(desk: BatchDesk, moved: readonly MovedRow[], atMs: number): Promise<void> {
	const ended = moved.filter(({ state }) => state !== 'queued');
	if (ended.length === 0) return;
	await desk.run('planOn', desk.ids(ended.map((row) => row.enrolment_id)), atMs);
}
