import type { RightsStatement } from './rightsStatements';

type NoteStatement = 'note' | 'keepNote' | 'claimNote' | 'takeTurn' | 'holdTurns';

type ModelStatement =
	| 'models'
	| 'model'
	| 'addModel'
	| 'saveDraft'
	| 'dropDraft'
	| 'publish'
	| 'scoredPatterns'
	| 'notedPatterns'
	| 'horizon';

type SyncStatement =
	| 'useTarget'
	| 'addTarget'
	| 'dropOldStates'
	| 'dropOldTargets'
	| 'endOfFill'
	| 'fillTarget'
	| 'noteFilled'
	| 'unsynced'
	| 'synced'
	| 'dropSynced'
	| 'forgetSynced'
	| 'countSynced';

type SequenceStatement =
	'sequences' | 'sequence' | 'saveSequenceDraft' | 'dropSequenceDraft' | 'publishSequence';

type EnrolmentStatement =
	| 'pastEnrolments'
	| 'enrolments'
	| 'enrolmentsOf'
	| 'dueEnrolments'
	| 'latestTransition'
	| 'touchedEnrolments'
	| 'runningOfCandidates'
	| 'runningOfAll'
	| 'endEnrolments'
	| 'moveEnrolmentsTo'
	| 'endedSteps'
	| 'planOn'
	| 'countEnrolments';

type MailStatement =
	| 'expireSends'
	| 'dueSends'
	| 'dueSendsAmong'
	| 'claimSends'
	| 'beginSends'
	| 'settleSends'
	| 'withdrawSends'
	| 'requeueSends'
	| 'mails'
	| 'mailsOfCandidate'
	| 'mailsNotSent'
	| 'mailsById'
	| 'mailsByMessageId'
	| 'countMails'
	| 'dropOldQuota'
	| 'usedQuota'
	| 'takeQuota'
	| 'recentQuota'
	| 'setQuota'
	| 'liftSuppressions'
	| 'suppressionsOf'
	| 'suppressions'
	| 'bouncesOf';

type LifeStatement = 'lifeMails' | 'lifeEvents' | 'lifeBuckets' | 'events';

type InboxStatement =
	| 'keepParcel'
	| 'freeParcels'
	| 'leaseParcels'
	| 'holdParcels'
	| 'confirmParcels'
	| 'knownEvents'
	| 'inboxState'
	| 'quarantineCounts'
	| 'quarantined'
	| 'forgetQuarantined';

type FeedStatement =
	| 'addReader'
	| 'isFedRestored'
	| 'placeReaders'
	| 'forgetWriters'
	| 'feedReader'
	| 'isFedWaiting'
	| 'unfed'
	| 'passFed'
	| 'leaseFed'
	| 'confirmFed'
	| 'holdFed'
	| 'latestFed';

type InsightStatement = 'standings' | 'moves' | 'placements' | 'phaseMoves' | 'candidatesThere';

type RouteStatement = 'routedBefore' | 'routedPlaces' | 'routedSince';

type FinderStatement = 'candidates' | 'survivors' | 'stale' | 'outdated';

type UpkeepStatement =
	| 'ledger'
	| 'pruned'
	| 'idsAfter'
	| 'highestId'
	| 'firstFrom'
	| 'strays'
	| 'newestCandidate'
	| 'takeCandidatesAfter'
	| 'prunable'
	| 'pruneEvents'
	| 'forgetEvents'
	| 'forgetRouted';

/** Statements that every engine has under these names, with the same values in the same order. */
export type DeskStatement =
	| RightsStatement
	| NoteStatement
	| ModelStatement
	| SyncStatement
	| SequenceStatement
	| EnrolmentStatement
	| MailStatement
	| LifeStatement
	| InboxStatement
	| FeedStatement
	| InsightStatement
	| RouteStatement
	| FinderStatement
	| UpkeepStatement;

/** Statements that are run for many rows, with the same values per row in the same order on every engine. */
export type RowStatement =
	| 'addEnrolments'
	| 'addEnded'
	| 'lookAgain'
	| 'waitForSends'
	| 'putSends'
	| 'announce'
	| 'addSuppressions'
	| 'addBounces'
	| 'addQuarantined'
	| 'addRouted'
	| 'keepSynced'
	| 'nameSynced'
	| 'dropPruned'
	| 'addPruned'
	| 'completeTimelines';

/** What is waited for where several processes write at once. */
export type Lock =
	'lockClaims' | 'lockModels' | 'lockQuota' | 'lockRouter' | 'lockScoredModels' | 'lockSequences';
