import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { handEventId } from '../../lib/intake';
import type { IncomingEvent, StoredCandidate } from '../../lib/store';
import { eventAbout, type Act } from '../shared/eventAbout';
import { settleFailures, type Failure } from '../shared/failures';
import { findCandidates } from '../shared/findCandidates';
import { presentOutcome } from '../shared/presentOutcome';
import { readSettings, type Settings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Reads from an item's parameters what is to be recorded. */
export type ReadAct = (
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Settings,
	candidate: StoredCandidate,
) => Act;

/**
 * Records something by hand about the candidate of each item, all in one batch, and returns where they stand now.
 *
 * A step of an execution that is run again records nothing twice: the event's id is made of the execution and the item.
 */
export async function actFor(
	context: IExecuteFunctions,
	readAct: ReadAct,
): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, 'writes');
	try {
		const { found, failures } = await findCandidates(context, settings);
		const made: Array<{ event: IncomingEvent; itemIndex: number }> = [];
		const all: Failure[] = [...failures];
		for (const { candidate, itemIndex } of found) {
			try {
				const act = readAct(context, itemIndex, settings, candidate);
				made.push({ event: toEvent(context, act, candidate, itemIndex, settings), itemIndex });
			} catch (error) {
				all.push({ itemIndex, error });
			}
		}
		const failed = settleFailures(context, all);
		const { store, compiled, asOfMs } = settings;
		const outcomes = await store.record(
			made.map(({ event }) => event),
			compiled,
			asOfMs,
		);
		const itemOf = new Map(made.map(({ event, itemIndex }) => [event, itemIndex]));
		const items = outcomes.map((outcome) => ({
			json: presentOutcome(outcome, compiled),
			pairedItem: outcome.events.map((event) => ({ item: itemOf.get(event) ?? 0 })),
		}));
		items.sort((a, b) => a.pairedItem[0].item - b.pairedItem[0].item);
		return [...items, ...failed];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function toEvent(
	context: IExecuteFunctions,
	act: Act,
	candidate: StoredCandidate,
	itemIndex: number,
	{ asOfMs }: Settings,
): IncomingEvent {
	const step = [context.getExecutionId(), context.getNode().id, itemIndex, candidate.candidateId];
	return eventAbout(candidate, act, handEventId([step, act]), asOfMs);
}
