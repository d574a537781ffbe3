import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { formatDay } from '../../lib/scoring';
import { presentOutcome } from '../shared/presentOutcome';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Brings due candidates up to date, once per run: the changed ones leave first, a summary second. */
export async function decayCandidates(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { store, compiled, asOfMs } = await readSettings(context);
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	const changed: INodeExecutionData[] = [];
	const bucketChanges: Record<string, number> = {};
	try {
		const result = await store.decay(compiled, asOfMs, (outcomes) => {
			for (const outcome of outcomes) {
				changed.push({ json: presentOutcome(outcome, compiled, asOfMs), pairedItem });
				const [from, to] = [outcome.before?.bucket, outcome.after.bucket];
				if (from !== to)
					bucketChanges[`${from} → ${to}`] = (bucketChanges[`${from} → ${to}`] ?? 0) + 1;
			}
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
