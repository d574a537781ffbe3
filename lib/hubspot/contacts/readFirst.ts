import { inParallel, partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';
import { readBatch, type AnsweredRecord } from '../calls/answer';
import { failedResult, writtenResult, type PlannedRecord } from './plan';
import type { Outcome } from './settle';

/** What reading first found: what needs no call, what differs, and what is missing in HubSpot. */
export interface Comparison {
	/** Those that are as they should be, and those that cannot be found and have no address to be created with. */
	settled: Outcome[];
	/** Those to be updated, with what differs. */
	differing: PlannedRecord[];
	/** Those HubSpot does not have. */
	missing: PlannedRecord[];
}

/** Reads the contacts as HubSpot has them, by id and then by e-mail address, and compares. */
export async function compareWithHubSpot(
	hubspot: HubSpot,
	records: readonly PlannedRecord[],
): Promise<Comparison> {
	const found = await findAll(hubspot, records);
	const comparison: Comparison = { settled: [], differing: [], missing: [] };
	for (const record of records) {
		const contact = found.get(record);
		if (contact) compare({ ...record, hubspotId: contact.id }, contact, comparison);
		else if (record.email === null) comparison.settled.push(goneOutcome(record));
		else comparison.missing.push({ ...record, hubspotId: null });
	}
	return comparison;
}

function compare(
	record: PlannedRecord,
	{ properties }: AnsweredRecord,
	{ settled, differing }: Comparison,
): void {
	const changed = Object.entries(record.properties).filter(
		([name, value]) => !isSame(value, properties[name] ?? ''),
	);
	if (changed.length > 0) {
		differing.push({ ...record, properties: Object.fromEntries(changed) });
		return;
	}
	const result = writtenResult(record, 'unchanged', record.hubspotId);
	settled.push({ record, result, instead: null });
}

function goneOutcome(record: PlannedRecord): Outcome {
	const problem = {
		contact: record.hubspotId,
		property: null,
		value: null,
		message: `HubSpot has no contact ${record.hubspotId}, and there is no e-mail address to create it with`,
		advice: 'Leave it, or give the candidate an e-mail address.',
	};
	return { record, result: failedResult(record.key, problem), instead: null };
}

/** HubSpot may write a number in another way than it was sent. */
function isSame(ours: string, theirs: string): boolean {
	if (ours === theirs) return true;
	return ours !== '' && theirs !== '' && Number(ours) === Number(theirs);
}

async function findAll(
	hubspot: HubSpot,
	records: readonly PlannedRecord[],
): Promise<ReadonlyMap<PlannedRecord, AnsweredRecord>> {
	const found = new Map<PlannedRecord, AnsweredRecord>();
	const look = async (by: 'id' | 'email', wanted: readonly PlannedRecord[]) => {
		await inParallel(partsOf(wanted), async (part) => {
			const contacts = await readContacts(hubspot, by, part);
			for (const record of part) {
				const contact = contacts.find((one) => isIt(record, by, one));
				if (contact) found.set(record, contact);
			}
		});
	};
	await look(
		'id',
		records.filter(({ hubspotId }) => hubspotId !== null),
	);
	await look(
		'email',
		records.filter((record) => record.email !== null && !found.has(record)),
	);
	return found;
}

async function readContacts(
	hubspot: HubSpot,
	by: 'id' | 'email',
	records: readonly PlannedRecord[],
): Promise<AnsweredRecord[]> {
	const names = new Set(records.flatMap(({ properties }) => Object.keys(properties)));
	const answer = await hubspot.call('read', 'reading contacts', (client) =>
		client.crm.contacts.batchApi.read({
			...(by === 'email' && { idProperty: 'email' }),
			inputs: records.map(({ email, hubspotId }) => ({
				id: (by === 'id' ? hubspotId : email) ?? '',
			})),
			properties: [...names, 'email', 'hs_additional_emails', 'hs_merged_object_ids'],
			propertiesWithHistory: [],
		}),
	);
	return readBatch(answer, 'reading contacts').records;
}

/** A contact answers also to its further addresses, and to the ids it was merged from. */
function isIt(
	{ email, hubspotId }: PlannedRecord,
	by: 'id' | 'email',
	{ id, properties }: AnsweredRecord,
): boolean {
	const among = (text: string | null | undefined, one: string | null) =>
		(text ?? '')
			.toLowerCase()
			.split(';')
			.includes(one ?? '');
	return by === 'id'
		? id === hubspotId || among(properties.hs_merged_object_ids, hubspotId)
		: among(properties.email, email) || among(properties.hs_additional_emails, email);
}
