import {
	describeExplanation,
	explainOn,
	formatDay,
	lastActiveOn,
	outlookOn,
	type CompiledModel,
} from '../../scoring';
import type { StoredCandidate, SyncState } from '../../store';
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
	state: Pick<SyncState, 'fingerprint' | 'remoteId'> | null,
	compiled: CompiledModel,
): ContactRecord | null {
	const { candidateId, identities } = candidate;
	const hubspotId = state?.remoteId ?? identities.hubspotId ?? null;
	const email = identities.email ?? null;
	if (hubspotId === null && email === null) return null;
	const record: ContactRecord = {
		key: String(candidateId),
		email,
		hubspotId,
		properties: valuesOf(candidate, compiled, ''),
		syncedFingerprint: state?.fingerprint,
	};
	if (recordFingerprint(record) === record.syncedFingerprint) return record;
	return { ...record, properties: valuesOf(candidate, compiled, reasonOf(candidate, compiled)) };
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
