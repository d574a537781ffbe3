import {
	describeExplanation,
	explainOn,
	formatDay,
	lastActiveOn,
	outlookOn,
	type CompiledModel,
} from '../../scoring';
import type { Identities, StoredCandidate, SyncState } from '../../store';
import { candidateProperties } from '../contacts/candidateProperties';
import { recordFingerprint } from '../contacts/plan';
import type { ContactRecord } from '../contacts/record';

/**
 * What HubSpot is to hold of a candidate, as presented.
 *
 * The sentence that explains the score is worked out only where something else has changed: it takes longer than all
 * the rest, and is not sent by itself.
 *
 * @returns null for an anonymous candidate, who has no contact
 */
export function toRecord(
	candidate: StoredCandidate,
	state: Pick<SyncState, 'fingerprint' | 'remoteId'>,
	compiled: CompiledModel,
): ContactRecord | null {
	const { candidateId, identities } = candidate;
	const email = identities.email ?? null;
	const hubspotId = state.remoteId ?? heardId(identities);
	if (hubspotId === null && email === null) return null;
	const record: ContactRecord = {
		key: String(candidateId),
		email,
		hubspotId,
		properties: valuesOf(candidate, compiled, ''),
		syncedFingerprint: state.fingerprint,
	};
	if (recordFingerprint(record) === record.syncedFingerprint) return record;
	return { ...record, properties: valuesOf(candidate, compiled, reasonOf(candidate, compiled)) };
}

/**
 * The id of a contact as events told it. It may be of another HubSpot account than the one called now, where somebody
 * else has it: so it counts only where there is no e-mail address to go by.
 */
export function heardId({ email, hubspotId }: Identities): string | null {
	return email === undefined ? (hubspotId ?? null) : null;
}

function valuesOf(
	candidate: StoredCandidate,
	compiled: CompiledModel,
	reason: string,
): Record<string, string> {
	const active = lastActiveOn(candidate.memory, compiled, candidate.evaluatedOn);
	const lastActive = active === null ? null : formatDay(active);
	return candidateProperties({ ...candidate, lastActiveOn: lastActive, reason }, compiled);
}

function reasonOf(
	{ memory, evaluatedOn, bucket }: StoredCandidate,
	compiled: CompiledModel,
): string {
	const explanation = explainOn(memory, compiled, evaluatedOn);
	return describeExplanation(
		explanation,
		bucket,
		outlookOn(memory, compiled, evaluatedOn),
		compiled,
	);
}
