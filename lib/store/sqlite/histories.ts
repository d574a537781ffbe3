import type { CandidateKind } from '../../scoring';
import { readIncoming, type LedgerRow } from '../ledgerDetails';
import type { History, Progress } from '../port';
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
	for (let lastId = 0, place = 0; ;) {
		while (chosen && chosen[place] <= lastId) place++;
		const wanted = chosen?.slice(place, place + PART_CANDIDATES);
		const { part, isCut } = await connection.readTogether(async (statements) =>
			readPart(statements, lastId, wanted),
		);
		const endId = isCut || !wanted ? part.at(-1)?.candidateId : wanted.at(-1);
		if (endId === undefined) return;
		lastId = endId;
		if (part.length === 0) continue;
		onPart(part);
		done.candidates += part.length;
		for (const { events } of part) done.events += events.length;
		onProgress?.({ ...done });
		await yieldToOthers();
	}
}

/** Whole candidates, inside the caller's transaction: of those wanted, or else of those behind the last. */
function readPart(statements: Statements, afterId: number, wanted?: readonly number[]) {
	const rows = wanted
		? statements.chosenHistories.iterate(JSON.stringify(wanted))
		: statements.histories.iterate(afterId);
	const part: History[] = [];
	let events = 0;
	let isCut = false;
	for (const one of rows) {
		const row = one as unknown as HistoryRow;
		if (part.at(-1)?.candidateId !== row.id) {
			isCut = part.length >= PART_CANDIDATES || events >= PART_EVENTS;
			if (isCut) break;
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
	return { part, isCut };
}
