/** Where candidates are kept: the port every engine fulfils, and what goes in and out. */
export { backtest } from './backtest';
export {
	calibrate,
	type CalibrationRefusal,
	type CalibrationSettings,
	type LedgerCalibration,
} from './calibrate';
export { digestEventId } from './digestEventId';
export { isStoreError, StoreError, type StoreErrorCode } from './errors';
export type { Announcement, FedTransition, FeedBatch, FeedLease, TransitionFeed } from './feed';
export { matchesFilter } from './filter';
export {
	IDENTITY_KINDS,
	identityKey,
	isStrong,
	type Identities,
	type Identity,
	type IdentityKind,
} from './identity';
export type { Inbox, InboxEvent, InboxState, Lease, Leased, Parcel } from './inbox';
export type { Moves, PhaseMove, Placements, Standing, StoreInsights } from './insights';
export { InboxWriter } from './InboxWriter';
export type { IncomingEvent } from './incomingEvent';
export { moveStore, type MoveResult } from './move';
export type { ModelVersion, StoredModel } from './modelVersion';
export type {
	CandidateFilter,
	CandidateOutcome,
	CandidateStore,
	History,
	LedgerEvent,
	Progress,
	RunResult,
	Telling,
	StoredCandidate,
	Transition,
} from './port';
export {
	ROUTED_DAYS,
	type RouteBook,
	type Routed,
	type RoutedBefore,
	type RoutedSince,
	type RouteQuestion,
} from './routeBook';
export type {
	Difference,
	IntegrityResult,
	RetentionResult,
	StoreCounts,
	StoreHealth,
	StoreUpkeep,
} from './upkeep';
export {
	AUDIT_ACTIONS,
	type AuditAction,
	type AuditEntry,
	type Deed,
	type ErasureReport,
	type MergeResult,
	type PendingErasure,
	type PersonCopy,
	type PersonFacts,
	type RefusedCount,
	type StoreRights,
} from './rights';
export type { StoreSharing } from './sharing';
export type { StoreSync, SyncCount, Synced, SyncState } from './sync';
export {
	SINGLE,
	type Advance,
	type EarlierEnrolment,
	type EnrolmentFields,
	type EnrolmentFilter,
	type EnrolmentStore,
	type KeptStep,
	type NewEnrolment,
	type SingleMail,
	type StoredEnrolment,
	type TouchedEnrolments,
} from './enrolments';
export type { Life, LifeEvent, LifeQuestion } from './lives';
export {
	ASKED_FOR,
	type EnrolmentCount,
	type KeptMail,
	type MailCount,
	type MailFilter,
	type MailJob,
} from './mailJob';
export type { NurtureStore } from './nurture';
export type { ClaimedSend, NewSend, Outbox, Settlement } from './outbox';
export { moveOn, type Failure, type Guarantee, type Send, type SendEvent } from './send';
export type {
	SequenceDefinition,
	SequenceStore,
	SequenceVersion,
	StoredSequence,
} from './sequences';
export type {
	KeptBounce,
	Suppression,
	SuppressionFilter,
	SuppressionReason,
	SuppressionStore,
} from './suppressions';
