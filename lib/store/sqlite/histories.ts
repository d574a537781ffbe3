import type { CandidateKind } from '../../scoring';
import { readIncoming, type LedgerRow } from '../ledgerDetails';
import type { History, Progress } from '../port';
import { LOTS } from '../sample';
import { yieldToOthers } from '../yieldToOthers';
import type { Connection } from './connection';
import { loadIdentities } from './identities';
import type { Statements } from './statements';

/** A part ends with this many candidates, or with the one who completes this many events: a few milliseconds. */
const PART_CANDIDATES = 50;
const PART_EVENTS = 500;

/** An event and whose it is; who was merged away has none. */
interface HistoryRow extends LedgerRow {
	id: number;
	kind: CandidateKind;
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
		const part = await connection.readTogether(async (statements) =>
			readPart(statements, lastId, lots),
		);
		if (part.length === 0) return;
		onPart(part);
		lastId = part[part.length - 1].candidateId;
		done.candidates += part.length;
		for (const { events } of part) done.events += events.length;
		onProgress?.({ ...done });
		await yieldToOthers();
	}
}

/** Whole candidates, inside the caller's transaction; none when all were read. */
function readPart(statements: Statements, afterId: number, lots: number): History[] {
	const part: History[] = [];
	let events = 0;
	for (const one of statements.histories.iterate(afterId, lots)) {
		const row = one as unknown as HistoryRow;
		if (part.at(-1)?.candidateId !== row.id) {
			if (part.length >= PART_CANDIDATES || events >= PART_EVENTS) break;
			part.push({ candidateId: row.id, kind: row.kind, identities: {}, events: [] });
		}
		part[part.length - 1].events.push(readIncoming(row));
		events++;
	}
	const identities = loadIdentities(
		statements,
		part.map(({ candidateId }) => candidateId),
	);
	for (const history of part) history.identities = identities.get(history.candidateId) ?? {};
	return part;
}
