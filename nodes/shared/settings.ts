import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CLOCK_TOLERANCE_MS } from '../../lib/intake';
import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore } from '../../lib/store';
import { ParameterError } from './errors';
import { getModel } from './models';
import { openStore } from './openStore';
import { readMoment } from './readMoment';
import { storePlaceOf } from './storePlace';
import { toNodeError } from './toNodeError';

/** What a node works with, the same for all items of a run. */
export interface Settings {
	compiled: CompiledModel;
	store: CandidateStore;
	/** UTC ms; one value for the whole run. */
	asOfMs: number;
	options: IDataObject;
}

/**
 * Reads the parameters that hold for a whole run, and borrows the store. The model is the version that is live now,
 * also when another one is published while the run goes on.
 *
 * @throws {NodeOperationError} also for an As Of that lies in the future where the node writes: what is kept would be
 * ahead of everybody else
 */
export async function readSettings(
	context: IExecuteFunctions,
	use: 'reads' | 'writes',
): Promise<Settings> {
	try {
		const options = context.getNodeParameter('options', 0, {}) as IDataObject;
		const store = await openStore(await storePlaceOf(context));
		const compiled = await getModel(context.getNodeParameter('model', 0) as string, store);
		const asOfMs = readAsOf(options.asOf, compiled.model.timezone);
		if (use === 'writes') refuseFuture(asOfMs);
		return { compiled, store, asOfMs, options };
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function refuseFuture(asOfMs: number): void {
	if (asOfMs <= Date.now() + CLOCK_TOLERANCE_MS) return;
	throw new ParameterError(
		'As Of lies in the future',
		'To see what scores will be, use a Candidate node: it only looks.',
	);
}

function readAsOf(value: unknown, timezone: string): number {
	if (value === undefined || value === null || value === '') return Date.now();
	const at = readMoment(value, timezone);
	if (at !== null) return at;
	throw new ParameterError(
		`As Of "${String(value).slice(0, 40)}" is not a date`,
		'Use a date like 2026-11-22, with a time if need be.',
	);
}
