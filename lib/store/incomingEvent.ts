import type { CandidateEvent, CandidateKind } from '../scoring';
import type { Identity } from './identity';

/** A checked event on its way into the store, with who it is about. */
export interface IncomingEvent extends CandidateEvent {
	/** At least one, strongest first, one of each kind at most. */
	identities: readonly Identity[];
	kind: CandidateKind;
}
