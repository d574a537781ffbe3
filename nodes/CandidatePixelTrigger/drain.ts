import type {
	IDataObject,
	INodeExecutionData,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';
import type { Inbox, InboxEvent, InboxState } from '../../lib/store';
import { closeInOrder } from '../shared/closeInOrder';
import { complain } from '../shared/complain';
import { openStore } from '../shared/openStore';
import { storePlaceOfTrigger } from '../shared/storePlace';
import { toNodeError } from '../shared/toNodeError';
import { readSecrets } from '../shared/trackingCredential';
import { boxOf } from './box';
import { presentEvent } from './present';
import { readTrackingSettings } from './settings';
import { isTakingRequests } from './traffic';

/** Where nothing, or no number, is chosen. */
const BATCH_SIZE = 1_000;
const DELAY_SECONDS = 5;

/** How long events may wait before the log warns of it, in milliseconds. */
const LATE_MS = 60_000;

/** Stands for the address of the node where only the other settings matter. */
const ANY_URL = 'https://n8n.example.com/webhook/journey';
const ANY_SECRET = 'x'.repeat(32);

/**
 * Gives what was told to executions, batch by batch, from n8n's main process.
 *
 * @throws {NodeOperationError} for settings that cannot be used, and a store that cannot be opened
 */
export async function drainInbox(context: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		await checkSettings(context);
		const { inbox } = await openStore(await storePlaceOfTrigger(context));
		return context.getMode() === 'manual'
			? handTested(context, inbox)
			: await start(context, inbox);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

async function checkSettings(context: ITriggerFunctions): Promise<void> {
	const { createTracking, prepareScript, WEB_EVENT_TYPES } = await import('../../lib/tracking');
	const secrets = await readSecrets(context);
	const settings = readTrackingSettings(context, secrets, ANY_URL, ANY_SECRET, WEB_EVENT_TYPES);
	createTracking(settings, prepareScript(''));
}

async function start(context: ITriggerFunctions, inbox: Inbox): Promise<ITriggerResponse> {
	const { Drain } = await import('../../lib/tracking');
	const { batchSize, delaySeconds, runsAtOnce } = context.getNodeParameter(
		'options',
		{},
	) as IDataObject;
	const drain = new Drain({
		inbox,
		box: boxOf(context, false),
		batchSize: Number(batchSize) || BATCH_SIZE,
		runsAtOnce: Number(runsAtOnce) || 1,
		delayMs: (Number(delaySeconds) || DELAY_SECONDS) * 1_000,
		now: Date.now,
		isBusy: isTakingRequests,
		hand: (events) => handOver(context, events),
		onState: (state) => tell(context, state),
		onTrouble: (error) => complain(context, error),
	});
	return { closeFunction: closeInOrder(drain) };
}

/** Runs the workflow once, and tells whether that went well. */
async function handOver(
	context: ITriggerFunctions,
	events: readonly InboxEvent[],
): Promise<boolean> {
	const ended = context.helpers.createDeferredPromise<IRun>();
	context.emit([events.map(presentEvent)], undefined, ended);
	try {
		const run = (await ended.promise) as IRun | undefined;
		return run?.status === 'success' || run?.status === 'waiting';
	} catch (error) {
		context.logger.warn(
			`${context.getNode().name}: an execution with ${events.length} events did not run to its end, they come again: ${String(error)}`,
		);
		return false;
	}
}

/** Shows in n8n's log and in the static data of the workflow how much waits. */
function tell(context: ITriggerFunctions, { waiting, oldestAt, quarantined }: InboxState): void {
	const waitsMs = oldestAt === null ? 0 : Date.now() - oldestAt;
	const oldestWaitsSeconds = Math.round(waitsMs / 1_000);
	const at = new Date().toISOString();
	context.getWorkflowStaticData('node').inbox = { at, waiting, oldestWaitsSeconds, quarantined };
	if (waitsMs < LATE_MS) return;
	context.logger.warn(
		`${context.getNode().name}: ${waiting} events wait, the oldest for ${oldestWaitsSeconds} seconds. Give executions more room, or raise Events per Run.`,
	);
}

/** Hands out what was told while the node is tried out in the editor. */
function handTested(context: ITriggerFunctions, inbox: Inbox): ITriggerResponse {
	return {
		manualTriggerFunction: async () => context.emit([await takeTested(context, inbox)]),
	};
}

async function takeTested(context: ITriggerFunctions, inbox: Inbox): Promise<INodeExecutionData[]> {
	const box = boxOf(context, true);
	const nowMs = Date.now();
	const { parcels } = await inbox.lease(box, { limit: 10_000, nowMs, untilMs: nowMs });
	await inbox.confirm(
		box,
		parcels.map(({ id }) => id),
	);
	return parcels.flatMap(({ events }) => events.map(presentEvent));
}
