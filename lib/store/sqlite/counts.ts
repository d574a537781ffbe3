import type { LocalDay } from '../../scoring';
import { dayOf, earlier, later } from '../counts';
import type { ScoredPatternsRow } from '../retention';
import type { StoreCounts } from '../upkeep';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Candidates whose things are counted before others get a turn. */
const RANGE_SIZE = 1_000;

interface RangeRow {
	candidates: number;
	identities: number;
	transitions: number;
	events: number;
	pruned_events: number;
	oldest: number | null;
	newest: number | null;
}

interface SnapshotsRow {
	snapshots: number;
	ahead: number;
}

/** Counts everything, range by range of candidates, and lets others run in between. */
export async function countAll(connection: Connection, asOfMs: number): Promise<StoreCounts> {
	const [versions, scored] = await connection.read((statements) => [
		allRows<{ versions: number }>(statements.countVersions)[0].versions,
		allRows<ScoredPatternsRow>(statements.scoredPatterns),
	]);
	const counts: StoreCounts = {
		candidates: 0,
		identities: 0,
		events: 0,
		prunedEvents: 0,
		oldestEventAt: null,
		newestEventAt: null,
		transitions: 0,
		modelVersions: versions,
		models: scored.map(({ key, version }) => ({ key, version, snapshots: 0, due: 0, ahead: 0 })),
	};
	const days = scored.map((row) => dayOf(row, asOfMs));
	for (let lastId = 0; ;) {
		const end = await connection.read((statements) => countRange(statements, counts, days, lastId));
		if (end === null) break;
		lastId = end;
		await yieldToOthers();
	}
	for (const [i, { key }] of scored.entries()) {
		const [{ due }] = await connection.read(({ countDue }) =>
			allRows<{ due: number }>(countDue, key, days[i]),
		);
		counts.models[i].due = due;
	}
	return counts;
}

/**
 * @param days - today, for each model
 * @returns the last candidate of the range; null when it was the last range
 */
function countRange(
	statements: Statements,
	counts: StoreCounts,
	days: readonly LocalDay[],
	afterId: number,
): number | null {
	const [{ id, size }] = allRows<{ id: number | null; size: number }>(
		statements.endOfRange,
		afterId,
		RANGE_SIZE,
	);
	const isLast = size < RANGE_SIZE;
	const end = id === null || isLast ? Number.MAX_SAFE_INTEGER : id;
	const [row] = allRows<RangeRow>(statements.countRange, afterId, end);
	counts.candidates += row.candidates;
	counts.identities += row.identities;
	counts.transitions += row.transitions;
	counts.events += row.events;
	counts.prunedEvents += row.pruned_events;
	counts.oldestEventAt = earlier(counts.oldestEventAt, row.oldest);
	counts.newestEventAt = later(counts.newestEventAt, row.newest);
	for (const [i, model] of counts.models.entries()) {
		const range = [model.key, afterId, end, days[i]];
		const [{ snapshots, ahead }] = allRows<SnapshotsRow>(statements.countSnapshots, ...range);
		model.snapshots += snapshots;
		model.ahead += ahead;
	}
	return isLast ? null : end;
}
