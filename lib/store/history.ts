import type { CandidateKind } from '../scoring';
import type { Identities } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** One candidate with everything that ever happened and is still in the ledger. */
export interface History {
	candidateId: number;
	kind: CandidateKind;
	identities: Identities;
	/** Oldest first, as they were recorded. */
	events: IncomingEvent[];
}
