import { readIncoming } from '../ledgerDetails';
import type { History } from '../port';
import type { HistoryPart, HistoryRow } from '../readHistories';
import { bigintArray } from './arrays';
import { loadIdentities } from './identities';
import type { Session } from './session';

/** Candidates looked at for a part. */
export const PART_CANDIDATES = 100;
/** About how many events they may have. */
const PART_EVENTS = 1_000;
/** More than anybody has. */
const NO_LIMIT = 2_147_483_647;

/** Reads inside the caller's transaction: of those wanted, or else of those behind the last. */
export async function readHistoryPart(
	session: Session,
	lastId: number,
	wanted?: readonly number[],
): Promise<HistoryPart> {
	const ids = wanted ?? (await readIdsAfter(session, lastId));
	if (ids.length === 0) return { histories: [], endId: null };
	const whose = bigintArray(ids);
	const [identities, rows] = await Promise.all([
		loadIdentities(session, ids),
		session.all<HistoryRow>('histories', whose, PART_EVENTS),
	]);
	const isCut = rows.length === PART_EVENTS;
	const whole = isCut ? await completeLast(session, rows) : rows;
	const histories = new Map<number, History>();
	for (const row of whole) {
		const { id, kind } = row;
		let history = histories.get(id);
		if (!history) {
			history = { candidateId: id, kind, identities: identities.get(id) ?? {}, events: [] };
			histories.set(id, history);
		}
		history.events.push(readIncoming(row));
	}
	const endId = isCut ? whole[whole.length - 1].id : ids[ids.length - 1];
	return { histories: [...histories.values()], endId };
}

async function readIdsAfter(session: Session, lastId: number): Promise<number[]> {
	const rows = await session.all<{ id: number }>('candidatesAfter', lastId, PART_CANDIDATES);
	return rows.map(({ id }) => id);
}

/** Who may not be complete is read with the next part, or whole where nobody else is in this one. */
async function completeLast(session: Session, rows: HistoryRow[]): Promise<HistoryRow[]> {
	const lastId = rows[rows.length - 1].id;
	if (rows[0].id !== lastId) return rows.filter(({ id }) => id !== lastId);
	return await session.all<HistoryRow>('histories', bigintArray([lastId]), NO_LIMIT);
}
