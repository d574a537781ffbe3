import { IANAZone } from 'luxon';
import type { StoredCandidate } from '../../store';
import type { Addressee } from '../audience';
import type { FieldValue } from '../template/data';

/** The fields of a candidate's profile as last told; what is no longer known is null. */
export function profileOf({ memory }: Pick<StoredCandidate, 'memory'>): Record<string, FieldValue> {
	const fields = new Map<string, FieldValue>();
	for (const [, field, json] of memory.timelines.profile)
		fields.set(field, JSON.parse(json) as FieldValue);
	return Object.fromEntries(fields);
}

/**
 * What of a candidate decides which mails are for them. Language and interests are fields of the profile; what they
 * chose to hear about (`mailTopics`) comes before what is known of their interests.
 */
export function addresseeOf(candidate: StoredCandidate): Addressee {
	const { interests, mailTopics, language } = profileOf(candidate);
	return {
		phase: candidate.phase,
		bucket: candidate.bucket,
		persona: candidate.personaKey,
		interests: listOf(mailTopics ?? interests),
		language: typeof language === 'string' ? language.trim().slice(0, 2).toLowerCase() : null,
	};
}

/** The time zone in the field `timezone` of a candidate's profile, or the other one where that is none. */
export function zoneOf(candidate: StoredCandidate, otherwise: string): string {
	const { timezone } = profileOf(candidate);
	return typeof timezone === 'string' && IANAZone.isValidZone(timezone) ? timezone : otherwise;
}

function listOf(value: FieldValue): string[] {
	if (Array.isArray(value)) return value.map(String);
	return typeof value === 'string' ? value.split(/[,;]/).map((one) => one.trim()) : [];
}
