import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore, FedTransition } from '../../lib/store';
import { momentOf, type Wish } from '../../lib/transitions';
import { presentStored, presentTransition } from '../shared/presentOutcome';

/** What an item is made from. */
export interface Presenting {
	store: CandidateStore;
	compiled: CompiledModel;
	wish: Wish;
	isWanted: (json: IDataObject) => boolean;
}

/**
 * Makes an item of each moment: the candidate as they stand now, and what happened. Those who are not there any more, or
 * are not among those asked for, are left out.
 */
export async function presentMoments(
	transitions: readonly FedTransition[],
	{ store, compiled, wish, isWanted }: Presenting,
	asOfMs: number,
): Promise<INodeExecutionData[]> {
	const ids = transitions.map(({ candidateId }) => candidateId);
	const candidates = await store.get(ids, compiled);
	return transitions.flatMap((transition, i) => {
		const candidate = candidates[i];
		if (!candidate) return [];
		const now = presentStored(candidate, compiled, asOfMs);
		if (!isWanted(now)) return [];
		const moment = momentOf(transition, wish);
		const happened = { moment, momentId: transition.id, ...placeBefore(transition) };
		return [{ json: { ...now, ...happened, transitions: [presentTransition(transition)] } }];
	});
}

/** Where the candidate stood, under the name by which a Candidate Router looks for it. */
function placeBefore({ kind, from }: FedTransition): IDataObject {
	return kind === 'signal' || kind === 'sequence' ? {} : { [`${kind}Before`]: from };
}
