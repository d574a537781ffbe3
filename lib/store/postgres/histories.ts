import type { CandidateKind } from '../../scoring';
import { readIncoming, type LedgerRow } from '../ledgerDetails';
import type { History, Progress } from '../port';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray } from './arrays';
import type { Connection } from './connection';
import { loadIdentities } from './identities';
import type { Session } from './session';

/** Candidates looked at for a part, and about how many events they may have. */
const PART_CANDIDATES = 100;
const PART_EVENTS = 1_000;
/** More than anybody has. */
const NO_LIMIT = 2_147_483_647;

interface HistoryRow extends LedgerRow {
	id: number;
	kind: CandidateKind;
}

/** Whole candidates, and up to whom was read. */
interface Part {
	histories: History[];
	/** null when all were read. */
	endId: number | null;
}

/**
 * Reads the histories of everybody, part by part, and lets others run in between. The server is asked for the next part
 * while one is looked at.
 *
 * Each part is a short transaction of its own; the next one starts behind the last candidate. Merged candidates go on
 * under the lowest of their ids, so what is merged in between moves to where the reading has been, if at all.
 *
 * @param chosen - ids, ascending, where not everybody is wanted
 */
export async function readHistories(
	connection: Connection,
	onPart: (part: History[]) => void,
	onProgress?: Progress,
	chosen?: readonly number[],
): Promise<void> {
	const done = { candidates: 0, events: 0 };
	let place = 0;
	const readAfter = (lastId: number) => {
		while (chosen && chosen[place] <= lastId) place++;
		const wanted = chosen?.slice(place, place + PART_CANDIDATES);
		return connection.read((session) => readPart(session, lastId, wanted));
	};
	let next = readAfter(0);
	try {
		for (;;) {
			const { histories, endId } = await next;
			if (endId === null) return;
			next = readAfter(endId);
			if (histories.length === 0) continue;
			onPart(histories);
			done.candidates += histories.length;
			for (const { events } of histories) done.events += events.length;
			onProgress?.({ ...done });
			await yieldToOthers();
		}
	} finally {
		await Promise.allSettled([next]);
	}
}

/** Reads inside the caller's transaction: of those wanted, or else of those behind the last. */
async function readPart(
	session: Session,
	lastId: number,
	wanted?: readonly number[],
): Promise<Part> {
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
