import type { IExecuteFunctions } from 'n8n-workflow';
import type { CandidateStore, Difference, IntegrityResult } from '../../lib/store';
import { getModel } from '../shared/models';
import { logProgress } from '../shared/logProgress';

/** Differences that are shown; the rest is counted. */
const MAX_SHOWN = 100;

/** What a check of one model found. */
export interface Checked extends IntegrityResult {
	model: string;
	/** The first of them. */
	shown: Difference[];
}

/**
 * Checks whether what is kept under a model fits together.
 *
 * @param sample - how many candidates; all when left out
 */
export async function checkModel(
	context: IExecuteFunctions,
	store: CandidateStore,
	model: string,
	sample?: number,
): Promise<Checked> {
	const shown: Difference[] = [];
	const result = await store.checkIntegrity(
		await getModel(model, store),
		{ sample },
		(part) => shown.push(...part.slice(0, MAX_SHOWN - shown.length)),
		logProgress(context, 'checked'),
	);
	return { model, ...result, shown };
}
