import type { CandidateKind } from '../../scoring';
import { readIncoming } from '../ledgerDetails';
import type { History, Progress } from '../port';
import type { OwnedEventRow } from '../replay';
import { LOTS } from '../sample';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray } from './arrays';
import type { Connection } from './connection';
import { loadIdentities } from './identities';
import type { Session } from './session';

/** Candidates looked at for a part. */
const PART_CANDIDATES = 100;
/** A part ends with the candidate who completes this many events. */
const PART_EVENTS = 1_000;

interface CandidateWithEvents {
	id: number;
	kind: CandidateKind;
	events: number;
}

/**
 * Reads the histories of everybody, part by part, and lets others run in between.
 *
 * Each part is a short transaction of its own; the next one starts behind the last candidate. Merged candidates go on
 * under the lowest of their ids, so what is merged in between moves to where the reading has been, if at all.
 */
export async function readHistories(
	connection: Connection,
	onPart: (part: History[]) => void,
	onProgress?: Progress,
	lots = LOTS,
): Promise<void> {
	const done = { candidates: 0, events: 0 };
	for (let lastId = 0; ;) {
		const { part, endId } = await connection.read((session) => readPart(session, lastId, lots));
		if (endId === null) return;
		lastId = endId;
		if (part.length === 0) continue;
		onPart(part);
		done.candidates += part.length;
		for (const { events } of part) done.events += events.length;
		onProgress?.({ ...done });
		await yieldToOthers();
	}
}

/** Whole candidates, inside the caller's transaction, and up to whom was read; null when all were. */
async function readPart(
	session: Session,
	afterId: number,
	lots: number,
): Promise<{ part: History[]; endId: number | null }> {
	const found = await session.all<CandidateWithEvents>(
		'withEvents',
		afterId,
		PART_CANDIDATES,
		lots,
	);
	let room = PART_EVENTS;
	const taken = found.filter(({ events }) => {
		const isTaken = room > 0;
		room -= events;
		return isTaken;
	});
	const ids = taken.map(({ id }) => id);
	const [identities, ledger] = await Promise.all([
		loadIdentities(session, ids),
		session.all<OwnedEventRow>('histories', bigintArray(ids)),
	]);
	const part = new Map<number, History>();
	for (const { id, kind, events } of taken) {
		if (events === 0) continue;
		part.set(id, { candidateId: id, kind, identities: identities.get(id) ?? {}, events: [] });
	}
	for (const row of ledger) part.get(row.candidate_id)?.events.push(readIncoming(row));
	return { part: [...part.values()], endId: ids.at(-1) ?? null };
}
