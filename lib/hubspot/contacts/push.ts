import { Mutex } from '../../store/mutex';
import type { HubSpot } from '../calls/HubSpot';
import { isHubSpotError, type HubSpotError } from '../errors';
import { planPush } from './plan';
import type { ContactRecord, PushResult } from './record';
import type { Outcome } from './settle';
import { readProperties, type PresentProperty } from '../schema/present';
import { withoutProblems } from './check';
import { writeContacts } from './writeContacts';

/** How carefully to write. */
export interface PushOptions {
	/**
	 * Read each contact first and write only what differs: twice the calls, but HubSpot's warning that an upsert by
	 * e-mail may not be partial cannot matter, and what people changed in HubSpot is found.
	 */
	readFirst?: boolean;
	/**
	 * Told the results of every part as soon as HubSpot has it, one after the other, so that a run that is cut short can
	 * be resumed.
	 */
	onWritten?: (results: PushResult[]) => Promise<void> | void;
	/** Gives the properties of HubSpot's contacts, where somebody has read them already. */
	readPresent?: () => Promise<ReadonlyMap<string, PresentProperty>>;
}

/** What became of each record. */
export interface PushReport {
	/** One per record, in the order of the records. */
	results: PushResult[];
	/** Requests sent. */
	requests: number;
	/** What ended the run early; null when it went to the end. */
	stoppedBy: HubSpotError | null;
}

/**
 * Writes contacts to HubSpot, a hundred in a call, and of those only the ones that changed since `syncedFingerprint`.
 *
 * A record that cannot be written keeps nobody from being written. What makes every further call useless (an expired
 * key, the daily limit) ends the run: the report tells who is done, and the same call again does the rest.
 *
 * @throws what `onWritten` throws; what HubSpot causes stands in the report
 */
export async function pushContacts(
	hubspot: HubSpot,
	records: readonly ContactRecord[],
	{ readFirst = false, onWritten, readPresent = () => readProperties(hubspot) }: PushOptions = {},
): Promise<PushReport> {
	const before = hubspot.requests;
	const { toWrite, settled } = planPush(records);
	const telling = new Mutex();
	const keep = async (outcomes: readonly Outcome[]) => {
		for (const { record, result } of outcomes) settled.set(record.place, result);
		await telling.run(async () => await onWritten?.(outcomes.map(({ result }) => result)));
	};
	let stoppedBy: HubSpotError | null = null;
	try {
		if (toWrite.length > 0) {
			const good = await withoutProblems(toWrite, await readPresent(), keep);
			await writeContacts(hubspot, good, readFirst, keep);
		}
	} catch (error) {
		if (!isHubSpotError(error)) throw error;
		stoppedBy = error;
	}
	const results = records.map(({ key }, place) => settled.get(place) ?? notDone(key, stoppedBy));
	return { results, requests: hubspot.requests - before, stoppedBy };
}

function notDone(key: string, stoppedBy: HubSpotError | null): PushResult {
	const { message = 'The run ended before', advice = 'Run again.' } = stoppedBy ?? {};
	const problem = { contact: null, property: null, value: null, message, advice };
	return { key, status: 'notDone', hubspotId: null, fingerprint: null, problem };
}
