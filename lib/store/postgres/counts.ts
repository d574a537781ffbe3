import { dayOf } from '../counts';
import type { ScoredPatternsRow } from '../retention';
import type { StoreCounts } from '../upkeep';
import type { Connection } from './connection';
import type { Session } from './session';

interface CountsRow {
	candidates: number;
	identities: number;
	transitions: number;
	versions: number;
	events: number;
	pruned_events: number;
	oldest: number | null;
	newest: number | null;
}

type SnapshotsRow = Pick<StoreCounts['models'][number], 'snapshots' | 'due' | 'ahead'>;

/** Counts everything; the server does, and other work goes on meanwhile. */
export function countAll(connection: Connection, asOfMs: number): Promise<StoreCounts> {
	return connection.read(async (session) => {
		const [, [row], scored] = await Promise.all([
			session.run('scanTables'),
			session.all<CountsRow>('counts'),
			session.all<ScoredPatternsRow>('scoredPatterns'),
		]);
		return {
			candidates: row.candidates,
			identities: row.identities,
			events: row.events,
			prunedEvents: row.pruned_events,
			oldestEventAt: row.oldest,
			newestEventAt: row.newest,
			transitions: row.transitions,
			modelVersions: row.versions,
			models: await Promise.all(scored.map((one) => countModel(session, one, asOfMs))),
		};
	});
}

async function countModel(
	session: Session,
	scored: ScoredPatternsRow,
	asOfMs: number,
): Promise<StoreCounts['models'][number]> {
	const { key, version } = scored;
	const [counted] = await session.all<SnapshotsRow>('countSnapshots', key, dayOf(scored, asOfMs));
	return { key, version, ...counted };
}
