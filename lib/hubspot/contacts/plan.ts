import { normaliseEmail } from '../email';
import type { Problem } from '../problem';
import { shortened } from '../text';
import { propertiesFingerprint } from './fingerprint';
import type { ContactRecord, PushResult, PushStatus } from './record';

/** A record that is to be written. */
export interface PlannedRecord {
	/** Place in the list of records. */
	place: number;
	key: string;
	/** Normalised; null where the contact is known by its id only. */
	email: string | null;
	hubspotId: string | null;
	properties: Readonly<Record<string, string>>;
	fingerprint: string;
}

/** Which records need a call, and what is known of the others already. */
export interface PushPlan {
	toWrite: PlannedRecord[];
	/** Results of records that need no call, by place. */
	settled: Map<number, PushResult>;
}

/** Which records differ from what was written last; of several about one contact only the last. Asks nobody. */
export function planPush(records: readonly ContactRecord[]): PushPlan {
	const settled = new Map<number, PushResult>();
	const lastOf = new Map<string, PlannedRecord>();
	records.forEach((record, place) => {
		const planned = planRecord(record, place);
		if ('message' in planned) {
			settled.set(place, failedResult(record.key, planned));
			return;
		}
		const contact = planned.hubspotId ?? planned.email ?? '';
		const earlier = lastOf.get(contact);
		if (earlier) settled.set(earlier.place, replacedResult(earlier, record.key));
		lastOf.set(contact, planned);
	});
	const toWrite = [...lastOf.values()].filter((planned) => {
		const isSynced = records[planned.place].syncedFingerprint === planned.fingerprint;
		if (isSynced)
			settled.set(planned.place, writtenResult(planned, 'unchanged', planned.hubspotId));
		return !isSynced;
	});
	return { toWrite, settled };
}

/** Under which name people find the contact. */
export function contactOf({ email, hubspotId }: PlannedRecord): string | null {
	return email ?? hubspotId;
}

/** Its values with its address. */
export function sentOf({ properties, email }: PlannedRecord): Record<string, string> {
	return { ...properties, ...(email !== null && { email }) };
}

/** The result of a record that HubSpot has. */
export function writtenResult(
	{ key, fingerprint }: PlannedRecord,
	status: PushStatus,
	hubspotId: string | null,
): PushResult {
	return { key, status, hubspotId, fingerprint, problem: null };
}

/** The result of a record that cannot be written as it is. */
export function failedResult(key: string, problem: Problem): PushResult {
	return { key, status: 'failed', hubspotId: null, fingerprint: null, problem };
}

function replacedResult(record: PlannedRecord, by: string): PushResult {
	const { key } = record;
	const problem = {
		contact: contactOf(record),
		property: null,
		value: null,
		message: `${by} is about the same contact and came later; its values were written`,
		advice: 'Merge the two candidates, or send one of them only.',
	};
	return { key, status: 'replaced', hubspotId: null, fingerprint: null, problem };
}

function planRecord(record: ContactRecord, place: number): PlannedRecord | Problem {
	const { key, properties } = record;
	const hubspotId = record.hubspotId?.trim() || null;
	const email = normaliseEmail(record.email);
	if (email === null && hubspotId === null) return whoIsThis(record.email);
	return { place, key, email, hubspotId, properties, fingerprint: recordFingerprint(record) };
}

/** What a record is known by once it is written: see {@link propertiesFingerprint}. */
export function recordFingerprint({ email, properties }: ContactRecord): string {
	return propertiesFingerprint({ ...properties, email: normaliseEmail(email) ?? '' });
}

function whoIsThis(email: string | null | undefined): Problem {
	const isMissing = (email ?? '').trim() === '';
	return {
		contact: null,
		property: 'email',
		value: isMissing ? null : shortened(email ?? ''),
		message: isMissing
			? 'There is neither an e-mail address nor a HubSpot id'
			: `"${shortened(email ?? '')}" is not an e-mail address`,
		advice: isMissing
			? 'Anonymous candidates have no contact in HubSpot; they come along once they leave an address.'
			: 'Correct the e-mail address of this candidate.',
	};
}
