import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { formatDay } from '../../lib/scoring';
import type { CandidateOutcome } from '../../lib/store';
import { countBucketChange, type BucketChanges } from '../shared/bucketChanges';
import { presentOutcome } from '../shared/presentOutcome';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Candidates after which a long run says in n8n's log how far it is. */
const PROGRESS_EVERY = 50_000;

/** Brings due candidates up to date, once per run: the changed ones leave first, a summary second. */
export async function decayCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { store, compiled, asOfMs } = await readSettings(context, 'writes');
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
		const result = await store.decay(compiled, asOfMs, collect, ({ candidates }) => {
			if (candidates % PROGRESS_EVERY === 0)
				context.logger.info(
					`${context.getNode().name}: ${candidates} candidates brought up to date`,
				);
		});
		const day = formatDay(compiled.toLocalDay(asOfMs));
		const { key: model, version: modelVersion } = compiled.model;
		const changes = { ...result, bucketChanges, bucketChangesByModel };
		return [changed, [{ json: { day, ...changes, model, modelVersion }, pairedItem }]];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
