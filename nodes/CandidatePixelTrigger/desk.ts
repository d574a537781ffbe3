import type { IWebhookFunctions } from 'n8n-workflow';
import { InboxWriter, type CandidateStore } from '../../lib/store';
import type { Tracking } from '../../lib/tracking';
import { openStore } from '../shared/openStore';
import { randomSecret } from '../shared/random';
import { storePlaceOfTrigger } from '../shared/storePlace';
import { readSecrets } from '../shared/trackingCredential';
import { boxOf } from './box';
import { readTrackingSettings } from './settings';

type Library = typeof import('../../lib/tracking');

/** What it takes to answer the requests to one node; the same for many requests. */
export interface Desk {
	library: Library;
	tracking: Tracking;
	writer: InboxWriter;
	store: CandidateStore;
	/** What it was made of. */
	madeOf: string;
}

/** How long a change of the node or of its credential may take to be noticed, in milliseconds. */
const RECHECK_MS = 5_000;
/** What belongs to a scanner's burst of clicks has come in by then. */
const HOLD_MS = 2_500;

/** Signs where there is no credential: nobody knows it, so that no link is taken for signed. */
const spareSecret = randomSecret();

const desks = new Map<string, { desk: Promise<Desk>; checkedAt: number }>();

/**
 * The desk of the node that is called. Parameters and credential are looked at every few seconds, not per request.
 *
 * @param address - what was called, without the route
 * @throws {TrackingError} `bad-settings`, `script-missing`
 * @throws {StoreError} when the store cannot be opened
 */
export function deskOf(context: IWebhookFunctions, address: string): Promise<Desk> {
	const known = desks.get(address);
	const nowMs = Date.now();
	if (known && nowMs - known.checkedAt < RECHECK_MS) return known.desk;
	const desk = recheck(context, known?.desk);
	desks.set(address, { desk, checkedAt: nowMs });
	return desk;
}

async function recheck(
	context: IWebhookFunctions,
	before: Promise<Desk> | undefined,
): Promise<Desk> {
	const isTest = context.getMode() === 'manual';
	const library = await import('../../lib/tracking');
	const secrets = await readSecrets(context);
	const usualUrl = (context.getNodeWebhookUrl('default') ?? '').replace(/\/candidate\.js$/, '');
	const settings = readTrackingSettings(
		context,
		secrets,
		usualUrl,
		spareSecret,
		library.WEB_EVENT_TYPES,
	);
	const store = await openStore(await storePlaceOfTrigger(context));
	const box = boxOf(context, isTest);
	const madeOf = JSON.stringify([settings, box]);
	const old = await before?.catch(() => undefined);
	if (old?.madeOf === madeOf && old.store === store) return old;
	return {
		library,
		tracking: library.createTracking(settings, await library.loadScript()),
		writer: new InboxWriter(store.inbox, box, isTest ? 0 : HOLD_MS),
		store,
		madeOf,
	};
}
