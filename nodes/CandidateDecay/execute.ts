import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { formatDay } from '../../lib/scoring';
import type { CandidateOutcome } from '../../lib/store';
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
	const bucketChanges: Record<string, number> = {};
	try {
		const collect = (outcomes: CandidateOutcome[]) => {
			for (const outcome of outcomes) {
				changed.push({ json: presentOutcome(outcome, compiled), pairedItem });
				const [from, to] = [outcome.before?.bucket, outcome.after.bucket];
				if (from !== to)
					bucketChanges[`${from} → ${to}`] = (bucketChanges[`${from} → ${to}`] ?? 0) + 1;
			}
		};
		const result = await store.decay(compiled, asOfMs, collect, ({ candidates }) => {
			if (candidates % PROGRESS_EVERY === 0)
				context.logger.info(
					`${context.getNode().name}: ${candidates} candidates brought up to date`,
				);
		});
		const day = formatDay(compiled.toLocalDay(asOfMs));
		return [
			changed,
			[{ json: { day, ...result, bucketChanges, model: compiled.model.key }, pairedItem }],
		];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
