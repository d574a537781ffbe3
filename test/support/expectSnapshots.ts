import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore, IncomingEvent } from '../../lib/store';
import { expectedSnapshots, storedSnapshots } from './oracle';

/** A store says of everybody what the pure engine makes of the events. */
export async function expectSnapshots(
	store: CandidateStore,
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): Promise<void> {
	expect(await storedSnapshots(store, events, compiled)).toEqual(
		expectedSnapshots(events, compiled, asOfMs),
	);
}
