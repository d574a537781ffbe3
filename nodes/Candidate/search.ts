import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { evaluate } from '../../lib/scoring';
import { matchesFilter, type CandidateFilter } from '../../lib/store';
import { presentStored } from '../shared/presentOutcome';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';
import { readFilter } from './readFilter';

/**
 * Finds candidates, once per run whatever the number of items.
 *
 * The store searches what is presented now as of the last daily run; who has cooled since is left out here. At another
 * moment everybody may match, so all who can be told by what does not change are asked.
 */
export async function searchCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, 'reads');
	const { store, compiled, asOfMs, options } = settings;
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		const filter = readFilter(context, settings);
		const { text, viewed, kinds, limit, offset = 0 } = filter;
		const found = await store.search(options.asOf ? { text, viewed, kinds } : filter, compiled);
		const matching = found
			.filter((candidate) => {
				const now = evaluate(candidate.memory, compiled, asOfMs);
				return matchesFilter({ ...candidate, ...now }, filter);
			})
			.map((candidate): IDataObject => presentStored(candidate, compiled, asOfMs))
			.sort(byHeat);
		const page = options.asOf ? pageOf(matching, limit, offset) : matching;
		return page.map((json) => ({ json, pairedItem }));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function byHeat(a: IDataObject, b: IDataObject): number {
	return Number(b.score) - Number(a.score) || Number(a.candidateId) - Number(b.candidateId);
}

function pageOf(
	found: IDataObject[],
	limit: CandidateFilter['limit'],
	offset: number,
): IDataObject[] {
	return found.slice(offset, limit === undefined ? undefined : offset + limit);
}
