/** The scoring engine: pure, without n8n, database, clock or randomness. */
export { bucketOf, stepBucket } from './bucket';
export { decayFactor } from './decay';
export { isScoringError, ScoringError, type ModelIssue } from './errors';
export { evaluate, evaluateOn } from './evaluate';
export type { Change, Evaluation, Memory, Presented } from './evaluation';
export type { CandidateEvent, CandidateKind } from './event';
export { explain, explainOn, type Explanation, type ExplanationLine } from './explain';
export { foldEvent } from './fold';
export { createLocalClock, formatDay, parseDay, type LocalDay } from './localDay';
export { findMedals, type MedalEvidence } from './medal';
export { compileModel, type CompiledModel } from './model/compileModel';
export type { Medal, Phase, Route, ScoringModel, ScoringModelInput } from './model/types';
export { describeLine, strongestReasons, type Reason } from './reason';
export { MAX_SCORE } from './score';
export { emptyTally, mergeTallies, type Tally } from './tally';
export {
	addToTimelines,
	CONSENT_WITHDRAWN,
	emptyTimelines,
	mergeTimelines,
	STATUS_CHANGED,
	type Timelines,
} from './timeline';
