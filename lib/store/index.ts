/** Where candidates are kept: the port every engine fulfils, and what goes in and out. */
export { isStoreError, StoreError, type StoreErrorCode } from './errors';
export {
	IDENTITY_KINDS,
	identityKey,
	isStrong,
	type Identities,
	type Identity,
	type IdentityKind,
} from './identity';
export type { IncomingEvent } from './incomingEvent';
export type {
	CandidateFilter,
	CandidateOutcome,
	CandidateStore,
	DecayResult,
	LedgerEvent,
	Progress,
	StoredCandidate,
	Transition,
} from './port';
