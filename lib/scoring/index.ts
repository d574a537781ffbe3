/** The scoring engine: pure, without n8n, database, clock or randomness. */
export {
	Backtester,
	type Backtest,
	type BacktestCandidate,
	type BacktestedModel,
} from './backtest';
export type { BacktestDate } from './backtest/dateTally';
export type { Distribution } from './backtest/distribution';
export type { Migration } from './backtest/migration';
export type { Mover, Movers } from './backtest/movers';
export { summariseBacktest } from './backtest/summary';
export type { Arrivals, BacktestWeek } from './backtest/weeks';
export { bucketOf, stepBucket } from './bucket';
export { consentsOn } from './consent';
export { CONTACT, contactStanding, type ContactStanding } from './contactStanding';
export {
	CONTACT_CLOSED,
	CONTACT_OPENED,
	OBJECTION_WITHDRAWN,
	OVERRIDDEN,
	OVERRIDDEN_FIELDS,
	PROFILING_OBJECTED,
	type OverriddenField,
} from './decisions';
export { decayFactor } from './decay';
export { isScoringError, ScoringError, type ModelIssue } from './errors';
export { evaluate, evaluateOn } from './evaluate';
export {
	isSamePresented,
	presentedOf,
	type Change,
	type Evaluation,
	type Memory,
	type Presented,
} from './evaluation';
export type { CandidateEvent, CandidateKind } from './event';
export { explain, explainOn, type Explanation } from './explain/explain';
export type { ExplanationLine, Lost } from './explain/line';
export { outlookOn, type Outlook } from './explain/outlook';
export { decisionNotes } from './explain/decisionNotes';
export type { PartExplanation } from './explain/profileLines';
export { describeExplanation } from './explain/sentence';
export { whatIfOn, type WhatIf } from './explain/whatIf';
export type { Fading, FadingStep } from './fading';
export { foldEvent } from './fold';
export { lastActiveOn } from './lastActive';
export { createLocalClock, formatDay, parseDay, type LocalDay } from './localDay';
export { matrixLabel } from './grade';
export { medalEvidence, type MedalEvidence } from './medal';
export { compileModel, type CompiledModel } from './model/compileModel';
export { readPatterns, type Folding } from './model/patterns';
export type { Grade, Medal, Phase, Route, ScoringModel, ScoringModelInput } from './model/types';
export { isValueOf, overridesOn, type Override } from './override';
export { objectedOn, PROFILING, profilingWithdrawnOn } from './profiling';
export { describeLine, strongestReasons, type Reason } from './reason';
export { MAX_SCORE } from './score';
export { emptyTally, mergeTallies, type Tally } from './tally';
export {
	addToTimelines,
	CONSENT_WITHDRAWN,
	emptyTimelines,
	mergeTimelines,
	PAUSED,
	PROFILE_UPDATED,
	STATUS_CHANGED,
	type Timelines,
} from './timeline';
export { VERDICT_FIELD, VERDICT_GIVEN, VERDICTS } from './verdict';
