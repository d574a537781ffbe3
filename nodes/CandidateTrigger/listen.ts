import type { IDataObject, IRun, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import type { FedTransition } from '../../lib/store';
import { momentOf, type Wish } from '../../lib/transitions';
import { closeInOrder } from '../shared/closeInOrder';
import { complain } from '../shared/complain';
import { ParameterError } from '../shared/errors';
import { getModel } from '../shared/models';
import { openStore } from '../shared/openStore';
import { storePlaceOfTrigger } from '../shared/storePlace';
import { toNodeError } from '../shared/toNodeError';
import { presentMoments, type Presenting } from './present';
import { readFilter, readWish } from './wish';

const DAY_MS = 86_400_000;
/** Where nothing, or no number, is chosen. */
const BATCH_SIZE = 100;
const EVERY_SECONDS = 10;
/** How many moments are shown while the node is tried out. */
const SHOWN = 10;

/**
 * Gives moments to executions, batch by batch, from n8n's main process.
 *
 * @throws {NodeOperationError} for settings that cannot be used, and a store that cannot be opened
 */
export async function listen(context: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		await prepare(context);
		return context.getMode() === 'manual' ? tryOut(context) : await start(context);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Reads what the node asks for; the model is the version that is live now. */
async function prepare(context: ITriggerFunctions): Promise<Presenting> {
	const store = await openStore(await storePlaceOfTrigger(context));
	const compiled = await getModel(context.getNodeParameter('model') as string, store);
	const wish = readWish(context, compiled);
	return { store, compiled, wish, isWanted: readFilter(context, compiled) };
}

async function start(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const { Handout } = await import('../../lib/transitions');
	const { store, wish } = await prepare(context);
	const { batchSize, everySeconds } = context.getNodeParameter('options', {}) as IDataObject;
	const days = Number(context.getNodeParameter('backlogDays', 0)) || 0;
	const reader = readerOf(context);
	await store.transitions.open(reader, days > 0 ? Date.now() - days * DAY_MS : null);
	const handout = new Handout({
		feed: store.transitions,
		reader,
		wants: wishOf(wish),
		batchSize: Number(batchSize) || BATCH_SIZE,
		everyMs: (Number(everySeconds) || EVERY_SECONDS) * 1_000,
		now: Date.now,
		hand: (transitions, stopping) => handOver(context, transitions, stopping),
		onTrouble: (error) => complain(context, error),
	});
	return { closeFunction: closeInOrder(handout) };
}

/** The node's own place in the feed; it stays the same whatever else of the node is changed. */
function readerOf(context: ITriggerFunctions): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}

function wishOf(wish: Wish): (transition: FedTransition) => boolean {
	return (transition) => momentOf(transition, wish) !== null;
}

/** Runs the workflow once, to its end, however that is; where nobody is asked for, it is not run. */
async function handOver(
	context: ITriggerFunctions,
	transitions: readonly FedTransition[],
	stopping: AbortSignal,
): Promise<void> {
	const items = await presentMoments(transitions, await prepare(context), Date.now());
	if (items.length === 0) return;
	stopping.throwIfAborted();
	const ended = context.helpers.createDeferredPromise<IRun>();
	context.emit([items], undefined, ended, nameOnQueue(context, transitions));
	await ended.promise;
}

/**
 * Under which name n8n starts these moments at most once. With a queue, what was started is finished by a worker though
 * this process dies, so that it must not be started again; without one it dies with this process, so that it must.
 */
function nameOnQueue(
	context: ITriggerFunctions,
	transitions: readonly FedTransition[],
): string | undefined {
	if (process.env.EXECUTIONS_MODE !== 'queue') return undefined;
	const [first, last] = [transitions[0].id, transitions[transitions.length - 1].id];
	return `candidate-journey ${readerOf(context)} ${first}-${last}`;
}

/** Shows the latest moments while the node is tried out in the editor; none of them counts as handed out. */
function tryOut(context: ITriggerFunctions): ITriggerResponse {
	return {
		manualTriggerFunction: async () => {
			try {
				const presenting = await prepare(context);
				const { transitions } = presenting.store;
				const latest = await transitions.latest(wishOf(presenting.wish), SHOWN);
				const items = await presentMoments(latest, presenting, Date.now());
				if (items.length === 0) throw nothingYet();
				context.emit([items]);
			} catch (error) {
				throw toNodeError(context.getNode(), error);
			}
		},
	};
}

function nothingYet(): ParameterError {
	return new ParameterError(
		'Among the latest moments there is none of the chosen ones',
		'Record some events with Candidate Score first, or choose other moments or filters.',
	);
}
