import assert from 'node:assert/strict';
import path from 'node:path';
import { poll } from '../../demo/n8n/poll';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import { DEFAULT_STORE_FILE } from '../../nodes/shared/storeFile';
import { verifyTallies } from '../support/kill/verify';
import { preset } from '../support/preset';

const DRAIN_TIMEOUT_MS = 900_000;

/** What is in the store of an n8n after everything that was told has been recorded. */
export interface Recorded {
	/** How long that took from when it was asked for. */
	seconds: number;
	/** Events of the ledger. */
	events: number;
}

/**
 * Waits until nothing waits in the inbox any more, and makes sure that every event that was acknowledged is in the
 * ledger, none is there twice, and everybody has the tally that their events make.
 *
 * @param stateFolder - of the n8n, which may be running
 * @param acknowledged - ids of the events
 * @throws {AssertionError} with the first event that is missing or there twice
 */
export async function verifyLedger(
	stateFolder: string,
	box: string,
	acknowledged: readonly string[],
): Promise<Recorded> {
	const store = await SqliteStore.open(path.join(stateFolder, '.n8n', DEFAULT_STORE_FILE));
	try {
		const startMs = performance.now();
		await poll(
			'the inbox to be empty',
			async () => ((await store.inbox.state(box)).waiting === 0 ? true : undefined),
			DRAIN_TIMEOUT_MS,
			500,
		);
		const seconds = (performance.now() - startMs) / 1000;
		const recorded = new Map<string, number>();
		await store.readHistories((part) => {
			for (const { events } of part)
				for (const { eventId } of events) recorded.set(eventId, (recorded.get(eventId) ?? 0) + 1);
		});
		const missing = acknowledged.filter((eventId) => !recorded.has(`web:${eventId}`));
		assert.equal(missing.length, 0, `${missing.length} events missing, e.g. ${missing[0]}`);
		const [twice] = [...recorded].find(([, times]) => times > 1) ?? [];
		assert.equal(twice, undefined, `${twice} is in the ledger more than once`);
		await verifyTallies(store, preset);
		return { seconds, events: recorded.size };
	} finally {
		await store.close();
	}
}
