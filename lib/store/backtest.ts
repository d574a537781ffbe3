import { Backtester, type Backtest, type CompiledModel, type LocalDay } from '../scoring';
import { IDENTITY_KINDS } from './identity';
import type { CandidateStore, History, Progress } from './port';

/**
 * Tells what a draft would have made of everybody in a store, beside what the live model made of them. Nothing is
 * written, and nobody's score changes.
 *
 * Both are worked out anew from the events, as if all had come in time; what was presented on a date may have
 * differed where events came late.
 *
 * @param days - the dates to compare on, in any order; the whole local day counts
 */
export async function backtest(
	store: Pick<CandidateStore, 'readHistories'>,
	live: CompiledModel,
	draft: CompiledModel,
	days: readonly LocalDay[],
	onProgress?: Progress,
): Promise<Backtest> {
	const backtester = new Backtester(live, draft, days);
	await store.readHistories((part) => {
		for (const history of part) backtester.add({ ...history, name: nameOf(history) });
	}, onProgress);
	return backtester.result();
}

/** The strongest identity of a candidate. */
function nameOf({ candidateId, identities }: History): string {
	const kind = IDENTITY_KINDS.find((one) => identities[one] !== undefined);
	return (kind && identities[kind]) ?? `Candidate ${candidateId}`;
}
