import type { CandidateStore } from '../../lib/store';
import { PostgresStore, type PostgresSettings } from '../../lib/store/postgres/PostgresStore';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import { dayMs } from './events';
import { preset } from './preset';
import { dealTown } from './town';

/** Opens the store a process was told to use: a file, or the settings of a PostgreSQL store as JSON. */
async function openStore(place: string): Promise<CandidateStore> {
	return place.startsWith('{')
		? await PostgresStore.open(JSON.parse(place) as PostgresSettings)
		: await SqliteStore.open(place);
}

/**
 * A process of its own that records one hand of the town, one batch after the other, and tells after each. It ends
 * without closing the store.
 */
async function main([place, hand, hands, size]: string[]): Promise<void> {
	const store = await openStore(place);
	const events = dealTown(Number(hands))[Number(hand)];
	for (let i = 0; i < events.length; i += Number(size)) {
		const batch = events.slice(i, i + Number(size));
		await store.record(batch, preset, dayMs(30));
		process.stdout.write(`${i + batch.length}\n`);
	}
}

void main(process.argv.slice(2));
