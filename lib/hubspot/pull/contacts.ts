import type { HubSpot } from '../calls/HubSpot';
import { normaliseEmail } from '../email';
import { everyPage, type FoundRecord } from './everyPage';
import { changedSince, nextSince } from './since';

/** A contact as HubSpot has it. */
export interface PulledContact {
	hubspotId: string;
	/** Ids of contacts that were merged into this one. */
	mergedIds: string[];
	/** All its addresses, the main one first. */
	emails: string[];
	/** Whether the person wants no marketing e-mail at all. */
	isOptedOut: boolean;
	/** UTC ms. */
	changedAtMs: number;
	/** Those asked for, as HubSpot keeps them; null for none. */
	properties: Readonly<Record<string, string | null>>;
}

const ALWAYS = [
	'email',
	'hs_additional_emails',
	'hs_merged_object_ids',
	'hs_email_optout',
	'lastmodifieddate',
];

/**
 * Reads the contacts that were changed since a moment, page by page; all of them without one.
 *
 * @param properties - internal names of those to read besides who it is
 * @param onContacts - told of every page; what it has kept need not be read again
 * @returns `sinceMs` of the next run
 */
export async function pullContacts(
	hubspot: HubSpot,
	sinceMs: number | null,
	properties: readonly string[],
	onContacts: (contacts: PulledContact[]) => Promise<void> | void,
): Promise<number> {
	const startedMs = hubspot.clock.now();
	const filters = changedSince('lastmodifieddate', sinceMs);
	for await (const page of everyPage(hubspot, 'contacts', filters, [...ALWAYS, ...properties]))
		await onContacts(page.map((found) => readContact(found, properties)));
	return nextSince(startedMs);
}

function readContact({ id, properties }: FoundRecord, wanted: readonly string[]): PulledContact {
	const emails = [properties.email ?? '', ...listOf(properties.hs_additional_emails)]
		.map(normaliseEmail)
		.filter((email) => email !== null);
	return {
		hubspotId: id,
		mergedIds: listOf(properties.hs_merged_object_ids),
		emails: [...new Set(emails)],
		isOptedOut: properties.hs_email_optout === 'true',
		changedAtMs: Date.parse(properties.lastmodifieddate ?? '') || 0,
		properties: Object.fromEntries(wanted.map((name) => [name, properties[name] ?? null])),
	};
}

/** HubSpot keeps several values in one text, with semicolons in between. */
function listOf(text: string | null | undefined): string[] {
	return (text ?? '').split(';').filter((one) => one !== '');
}
