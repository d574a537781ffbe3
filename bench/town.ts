import { generateTown } from '../demo/town';
import { EventDecoder } from '../lib/intake';
import type { CompiledModel } from '../lib/scoring';
import type { CandidateStore } from '../lib/store';

/** Events decoded and recorded at a time. */
const BATCH = 50_000;

/**
 * Records a year of a town, about ten events of each candidate.
 *
 * @returns how many candidates the store then holds
 */
export async function recordTown(
	store: CandidateStore,
	compiled: CompiledModel,
	candidates: number,
	asOfMs: number,
): Promise<number> {
	const { events } = generateTown({ asOfMs, candidates });
	const { timezone, horizonDays } = compiled.model;
	const decoder = new EventDecoder({
		fields: {},
		nowMs: asOfMs,
		timezone,
		horizonDays,
		defaultKind: 'candidate',
	});
	for (let i = 0; i < events.length; i += BATCH) {
		const batch = events.slice(i, i + BATCH).map((event) => decoder.decode(event).event);
		await store.record(batch, compiled, asOfMs);
	}
	return (await store.search({}, compiled)).length;
}
