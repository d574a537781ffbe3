import { evaluateOn, presentedOf, type CompiledModel } from '../scoring';
import type { Identities } from './identity';
import type { KeptCandidate } from './kept';
import type { StoredCandidate } from './port';
import { readDates } from './rows';

/** A candidate as this version of the model sees them; a snapshot that is not up to date is not believed. */
export function presentKept(
	kept: KeptCandidate,
	identities: Identities,
	compiled: CompiledModel,
): StoredCandidate {
	return {
		candidateId: kept.row.id,
		kind: kept.row.kind,
		identities,
		memory: kept.memory,
		modelVersion: compiled.model.version,
		...valuesOf(kept, compiled),
	};
}

/** What is presented: as written, or else worked out without writing it, so that it is still announced. */
function valuesOf(
	kept: KeptCandidate,
	compiled: CompiledModel,
): Omit<StoredCandidate, 'candidateId' | 'kind' | 'identities' | 'memory' | 'modelVersion'> {
	if (kept.before && !kept.isStale && !kept.isOtherVersion)
		return { ...kept.before, ...readDates(kept.row) };
	const now = evaluateOn(kept.memory, compiled, kept.keptOn);
	return {
		...presentedOf(now),
		evaluatedOn: now.evaluatedOn,
		nextChangeOn: now.nextChangeOn,
		lastActiveOn: now.lastActiveOn,
		firstScoredAt: now.firstScoredAt,
		firstQualifiedAt: now.firstQualifiedAt,
		firstPlacedAt: now.firstPlacedAt,
	};
}
