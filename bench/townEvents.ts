import { generateTown } from '../demo/town';
import { EventDecoder } from '../lib/intake';
import { compileModel } from '../lib/scoring';
import { parseModel } from '../lib/scoring/model/parseModel';
import { candidateNl } from '../lib/scoring/presets/candidateNl';
import type { CandidateOutcome, IncomingEvent } from '../lib/store';

/** When the town's year ends, UTC milliseconds. */
export const AS_OF_MS = Date.UTC(2026, 10, 22, 2);

export const compiled = compileModel(parseModel(candidateNl));

/** What a town delivers, ready to be recorded. */
export function townEvents(
	candidates: number,
	deliveries?: number,
	seed?: number,
	asOfMs = AS_OF_MS,
): IncomingEvent[] {
	const { timezone, horizonDays } = compiled.model;
	const decoder = new EventDecoder({
		fields: {},
		nowMs: asOfMs,
		timezone,
		horizonDays,
		defaultKind: 'candidate',
	});
	const { events } = generateTown({ asOfMs, candidates, deliveries, seed });
	return events.map((event) => decoder.decode(event).event);
}

/** Whom one call or one transaction touched. */
export type Batch = readonly CandidateOutcome[];

/** Cuts what each call did into the transactions it did it in. */
export function splitTransactions(batches: readonly Batch[], size: number): Batch[] {
	return batches.flatMap((batch) => {
		const transactions: CandidateOutcome[][] = [];
		let room = 0;
		for (const outcome of batch) {
			if (room <= 0) {
				transactions.push([]);
				room = size;
			}
			transactions[transactions.length - 1].push(outcome);
			room -= outcome.events.length;
		}
		return transactions;
	});
}
