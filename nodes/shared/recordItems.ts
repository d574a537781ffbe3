import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ChosenFields } from '../../lib/intake';
import type { CandidateKind } from '../../lib/scoring';
import type { CandidateOutcome, IncomingEvent } from '../../lib/store';
import { decodeItems, type DecodedItems } from './decodeItems';
import { settleFailures } from './failures';
import { hintAboutEvents } from './hints';
import { logHowFar } from './logProgress';
import { readSettings, type Settings } from './settings';
import { toNodeError } from './toNodeError';

/** How a node records its items. */
export interface Recording {
	/** Type of every event, whatever the items say. */
	fixedType?: string;
	/** Type of events that say none. */
	defaultType?: string;
	/** Makes the item of a candidate. */
	present(outcome: CandidateOutcome, settings: Settings): IDataObject;
}

/**
 * Records the node's items as events and returns one item per candidate, paired with the items it came from.
 *
 * Everything is checked before anything is written.
 */
export async function recordItems(
	context: IExecuteFunctions,
	recording: Recording,
): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, 'writes');
	const { compiled, asOfMs, options } = settings;
	const decoded = decodeItems(context.getInputData(), {
		fields: context.getNodeParameter('fieldNames', 0, {}) as ChosenFields,
		nowMs: asOfMs,
		timezone: compiled.model.timezone,
		horizonDays: compiled.model.horizonDays,
		defaultKind: (options.kind as CandidateKind | undefined) ?? 'candidate',
		defaultType: recording.defaultType,
		fixedType: recording.fixedType,
	});
	const failed = settleFailures(context, decoded.failures);
	hintAboutEvents(context, decoded, compiled);
	const outcomes = await recordEvents(context, settings, decoded.events);
	const candidates = outcomes
		.map((outcome) => ({ outcome, from: itemsOf(outcome, decoded) }))
		.sort((a, b) => a.from[0] - b.from[0] || a.outcome.candidateId - b.outcome.candidateId)
		.map(({ outcome, from }) => ({
			json: recording.present(outcome, settings),
			pairedItem: from.map((item) => ({ item })),
		}));
	return [...candidates, ...failed];
}

async function recordEvents(
	context: IExecuteFunctions,
	{ store, compiled, asOfMs }: Settings,
	events: readonly IncomingEvent[],
): Promise<CandidateOutcome[]> {
	try {
		return await store.record(events, compiled, asOfMs, (done) => {
			logHowFar(context, `${done.events} of ${events.length} events recorded`);
		});
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function itemsOf(outcome: CandidateOutcome, { itemOf }: DecodedItems): number[] {
	const items = new Set<number>();
	for (const event of outcome.events) items.add(itemOf.get(event) ?? 0);
	return [...items].sort((a, b) => a - b);
}
