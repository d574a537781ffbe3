/**
 * Nurture: which mail comes next, whether it may go out now, and sending it once.
 *
 * What loads a library of its own is imported by its path where it is needed: `sequence/parseSequence`,
 * `sequence/checkSequence`, `template/writeMail`, `run/letter`, `run/preview` and `content/loadExamples`.
 */
export { belongsTo, type Addressee } from './audience';
export { whyNotEnrol, type NotEnrolled, type PastEnrolment } from './enrol';
export { isNurtureError, NurtureError, type NurtureErrorCode } from './errors';
export { govern, type Decision, type MailRequest, type WaitReason } from './governor/govern';
export { DEFAULT_PACE, type FrequencyCap, type GovernorSettings } from './governor/settings';
export type { ExitReason, Moment } from './governor/timeline';
export { nextOpening, type LocalDays } from './governor/window';
export { retryAfter } from './outbox/backoff';
export type { ClaimedSend, NewSend, Outbox, Settlement } from '../store/outbox';
export { moveOn, type Failure, type Guarantee, type Send, type SendEvent } from '../store/send';
export { planNext, type Enrolment, type Plan, type StepRecord } from './plan';
export { sendDue } from './run/sendDue';
export type { Prepared, SendReport, SendRun } from './run/sendRun';
export type { MailContent, MailLanguage, Sequence, SequenceInput, Step } from './sequence/types';
export { isHeldOut, MAIN, placeInDraw, variantFor } from './split';
export { ALWAYS_SUPPRESSED, suppressionFor, type PastBounce } from './suppression';
export { enrolCandidates, type EnrolOutcome, type EnrolRequest } from './run/enrolCandidates';
export { takeIncoming, type IncomingNews } from './run/incoming';
export type { MailDesk } from './run/letter';
export type { PlanReport } from './run/planning';
export type { PreviewedMail, PreviewRequest } from './run/preview';
export type { ReadyMail } from './run/readyMail';
export { DEFAULT_RULES, type NurtureRules, type NurtureScene } from './run/scene';
export { runNurture, type NurtureReport, type Post, type RunOptions } from './run/runNurture';
export { loadSequence, saveSequence } from './run/sequences';
export {
	keepSingle,
	sendSingles,
	SINGLES_BY,
	type SingleOutcome,
	type SingleReport,
	type SingleRequest,
} from './run/singles';
export { readStatus, type SequenceStatus } from './run/status';
export { stopEnrolments } from './run/stop';
export { liftSuppressions, readSuppressions, suppress } from './run/suppressions';
