import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { MAX_SCORE } from '../../lib/scoring';
import type { CandidateFilter } from '../../lib/store';
import { presentStored } from '../shared/presentOutcome';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Finds candidates, once per run whatever the number of items. */
export async function searchCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { store, compiled, asOfMs, options } = await readSettings(context, 'reads');
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	const filter = readFilter(context);
	try {
		const found = await store.search(options.asOf ? {} : filter, compiled);
		return found
			.map((candidate) => presentStored(candidate, compiled, asOfMs))
			.filter((json) => matches(json, filter))
			.sort(
				(a, b) =>
					Number(b.score) - Number(a.score) || Number(a.candidateId) - Number(b.candidateId),
			)
			.slice(0, filter.limit)
			.map((json) => ({ json, pairedItem }));
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Scores from 0 through 100 are no condition: they also find who has no score yet. */
function readFilter(context: IExecuteFunctions): CandidateFilter {
	const filters = context.getNodeParameter('filters', 0, {}) as IDataObject;
	const returnAll = context.getNodeParameter('returnAll', 0, false) as boolean;
	return {
		buckets: filters.bucket as string[] | undefined,
		phases: filters.phase as string[] | undefined,
		medals: filters.medal as string[] | undefined,
		minScore: Number(filters.minScore ?? 0) > 0 ? Number(filters.minScore) : undefined,
		maxScore:
			Number(filters.maxScore ?? MAX_SCORE) < MAX_SCORE ? Number(filters.maxScore) : undefined,
		limit: returnAll ? undefined : (context.getNodeParameter('limit', 0, 50) as number),
	};
}

/**
 * The store searches what is presented now as of the last daily run; who has cooled since is left out here. At
 * another moment everybody may match, so all are asked.
 */
function matches(
	json: IDataObject,
	{ buckets, phases, medals, minScore, maxScore }: CandidateFilter,
): boolean {
	const isIn = (list: readonly string[] | undefined, value: unknown) =>
		!list || list.length === 0 || list.includes(String(value));
	const score = json.score === null ? Number.NaN : Number(json.score);
	return (
		isIn(buckets, json.bucket) &&
		isIn(phases, json.phase) &&
		isIn(medals, json.medal) &&
		(minScore === undefined || score >= minScore) &&
		(maxScore === undefined || score <= maxScore)
	);
}
