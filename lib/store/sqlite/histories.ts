import { readIncoming } from '../ledgerDetails';
import type { History } from '../port';
import type { HistoryPart, HistoryRow } from '../readHistories';
import { loadIdentities } from './identities';
import type { Statements } from './statements';

/** A part ends with this many candidates, or with the one who completes so many events: a few milliseconds. */
export const PART_CANDIDATES = 50;
const PART_EVENTS = 500;

/** Reads inside the caller's transaction: of those wanted, or else of those behind the last; who was merged away has nothing. */
export function readHistoryPart(
	statements: Statements,
	afterId: number,
	wanted?: readonly number[],
): HistoryPart {
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
	const endId = isCut || !wanted ? part.at(-1)?.candidateId : wanted.at(-1);
	return { histories: part, endId: endId ?? null };
}
