import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { formatDay } from '../../lib/scoring';
import type { CandidateOutcome, Telling } from '../../lib/store';
import { countBucketChange, type BucketChanges } from '../shared/bucketChanges';
import { logProgress } from '../shared/logProgress';
import { presentOutcome } from '../shared/presentOutcome';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Brings due candidates up to date, once per run: those who moved leave first, a summary second. */
export async function decayCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { store, compiled, asOfMs } = await readSettings(context, 'writes');
	const tells = context.getNodeParameter('tells', 0) as Telling;
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	const changed: INodeExecutionData[] = [];
	const bucketChanges: BucketChanges = {};
	const bucketChangesByModel: BucketChanges = {};
	try {
		const collect = (outcomes: CandidateOutcome[]) => {
			for (const outcome of outcomes) {
				changed.push({ json: presentOutcome(outcome, compiled), pairedItem });
				countBucketChange(bucketChanges, outcome.before?.bucket, outcome.after.bucket);
				for (const { kind, cause, from, to } of outcome.transitions)
					if (kind === 'bucket' && cause === 'model')
						countBucketChange(bucketChangesByModel, from, to);
			}
		};
		const progress = logProgress(context, 'brought up to date');
		const result = await store.decay(compiled, asOfMs, collect, progress, tells);
		const day = formatDay(compiled.toLocalDay(asOfMs));
		const { key: model, version: modelVersion } = compiled.model;
		const changes = { ...result, bucketChanges, bucketChangesByModel };
		return [changed, [{ json: { day, ...changes, model, modelVersion }, pairedItem }]];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
