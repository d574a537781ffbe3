import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { StoredCandidate } from '../../lib/store';
import { settleFailures } from '../shared/failures';
import { presentStored } from '../shared/presentOutcome';
import { readSettings, type Settings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';
import { tellCandidate } from '../../lib/privacy';
import { LOOKED_AT, presentExplanation } from './explainCandidate';
import { findCandidates, type Found } from '../shared/findCandidates';

/** Makes the item of a candidate that was looked up. */
type Present = (candidate: StoredCandidate, settings: Settings) => Promise<IDataObject>;

export async function getCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await lookUp(context, async (candidate, { compiled, asOfMs }) =>
		presentStored(candidate, compiled, asOfMs),
	);
}

export async function explainCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await lookUp(context, async (candidate, { compiled, asOfMs, store }) => {
		const events = await store.events(candidate.candidateId, LOOKED_AT);
		const explained = presentExplanation(candidate, events, compiled, asOfMs);
		const isForCandidate = context.getNodeParameter('forCandidate', 0, false) as boolean;
		if (!isForCandidate) return explained;
		return { ...explained, forCandidate: tellCandidate(candidate.memory, compiled, asOfMs) };
	});
}

async function lookUp(context: IExecuteFunctions, present: Present): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, 'reads');
	try {
		const { found, failures } = await findCandidates(context, settings);
		const failed = settleFailures(context, failures);
		const items: INodeExecutionData[] = [];
		for (const { candidate, itemIndex } of found satisfies Found[]) {
			items.push({ json: await present(candidate, settings), pairedItem: { item: itemIndex } });
		}
		return [...items, ...failed];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
