import { VERDICT_FIELD, type Memory } from '../../scoring';
import type { PulledContact } from '../pull/contacts';

/** Which field of the profile a property of HubSpot's contacts fills. */
export interface FieldMapping {
	/** Internal name in HubSpot. */
	property: string;
	field: string;
}

/** What candidates' profiles usually take from HubSpot. */
export const USUAL_FIELDS: readonly FieldMapping[] = [
	{ property: 'firstname', field: 'firstName' },
	{ property: 'lastname', field: 'lastName' },
	{ property: 'jobtitle', field: 'function' },
	{ property: 'industry', field: 'sector' },
	{ property: 'city', field: 'city' },
	{ property: 'state', field: 'region' },
	{ property: 'lifecyclestage', field: 'lifecycleStage' },
	{ property: 'hubspot_owner_id', field: 'hubspotOwnerId' },
];

/** What recruiters fill in after following up. */
export const VERDICT = 'cand_verdict';
/** HubSpot's property for somebody who wants no more marketing mail. */
export const OPTED_OUT = 'hs_email_optout';

/** The purpose that somebody withdraws consent for who wants no more marketing mail. */
export const NURTURE = 'nurture';

/** The longest text a profile keeps. */
const MAX_TEXT = 200;

/** Something a contact says that we do not know, or know otherwise. */
export type News =
	| { kind: 'profile'; property: string; field: string; value: string }
	| { kind: 'verdict'; property: string; value: string }
	| { kind: 'optOut'; property: string };

/**
 * What of a contact is not what we know; nothing where HubSpot says nothing, for a blank never takes the place of
 * what is known.
 *
 * @param memory - what we know; null of somebody new
 */
export function newsOf(
	{ properties, isOptedOut }: PulledContact,
	fields: readonly FieldMapping[],
	memory: Memory | null,
): News[] {
	const known = new Map<string, string>();
	for (const [, field, json] of memory?.timelines.profile ?? []) known.set(field, json);
	const isNews = (field: string, value: string) => known.get(field) !== JSON.stringify(value);
	const news: News[] = [];
	for (const { property, field } of fields) {
		const value = read(properties[property]);
		if (value !== null && isNews(field, value))
			news.push({ kind: 'profile', property, field, value });
	}
	const verdict = read(properties[VERDICT]);
	if (verdict !== null && isNews(VERDICT_FIELD, verdict))
		news.push({ kind: 'verdict', property: VERDICT, value: verdict });
	if (isOptedOut && !hasWithdrawn(memory)) news.push({ kind: 'optOut', property: OPTED_OUT });
	return news;
}

function read(value: string | null | undefined): string | null {
	return (value ?? '').trim().slice(0, MAX_TEXT) || null;
}

function hasWithdrawn(memory: Memory | null): boolean {
	const latest = memory?.timelines.consents.findLast(([, purpose]) => purpose === NURTURE);
	return latest?.[2] === 0;
}
