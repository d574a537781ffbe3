import { inParallel, partsOf } from '../calls/batches';
import { Halving } from '../calls/halving';
import type { HubSpot } from '../calls/HubSpot';
import { createWithEmail, updateById, upsertByEmail, type WriteLane } from './lanes';
import type { PlannedRecord } from './plan';
import { compareWithHubSpot } from './readFirst';
import { refusedOutcome, settle, type Keep, type Outcome } from './settle';

type Job = [lane: WriteLane, records: readonly PlannedRecord[]];

/** How often a record is tried another way: gone by id → by address → found under another id. */
const MOST_WAYS = 3;

/**
 * Writes records that are known to differ from what was written last, and to fit HubSpot's properties.
 *
 * @throws {HubSpotError} what ends the run
 */
export async function writeContacts(
	hubspot: HubSpot,
	records: readonly PlannedRecord[],
	readFirst: boolean,
	keep: Keep,
): Promise<void> {
	let jobs = readFirst ? await jobsAfterReading(hubspot, records, keep) : jobsBlindly(records);
	const halving = new Halving();
	for (let way = 1; jobs.length > 0; way++) {
		const parts = jobs.flatMap(([lane, all]) => partsOf(all).map((part) => ({ lane, part })));
		const again = await inParallel(parts, async ({ lane, part }) => {
			const outcomes = await halving.run(
				part,
				async (some) => settle(some, await lane.send(hubspot, some), lane),
				(record, error) => refusedOutcome(record, error, error.code === 'not-found'),
			);
			const isFinal = ({ instead }: Outcome) => instead === null || way === MOST_WAYS;
			const final = outcomes.filter(isFinal);
			if (final.length > 0) await keep(final);
			return outcomes.filter((outcome) => !isFinal(outcome));
		});
		jobs = jobsOf(again.flat());
	}
}

function jobsBlindly(records: readonly PlannedRecord[]): Job[] {
	return [
		[upsertByEmail, records.filter(({ hubspotId }) => hubspotId === null)],
		[updateById, records.filter(({ hubspotId }) => hubspotId !== null)],
	];
}

async function jobsAfterReading(
	hubspot: HubSpot,
	records: readonly PlannedRecord[],
	keep: Keep,
): Promise<Job[]> {
	const { settled, differing, missing } = await compareWithHubSpot(hubspot, records);
	if (settled.length > 0) await keep(settled);
	return [
		[updateById, differing],
		[createWithEmail, missing],
	];
}

function jobsOf(outcomes: readonly Outcome[]): Job[] {
	return [createWithEmail, updateById].flatMap((lane): Job[] => {
		const records = outcomes.flatMap(({ instead }) =>
			instead?.lane === lane ? [instead.record] : [],
		);
		return records.length > 0 ? [[lane, records]] : [];
	});
}
