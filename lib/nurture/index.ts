/**
 * Nurture: which mail comes next, whether it may go out now, and sending it once.
 *
 * What loads a library of its own is imported by its path where it is needed: `sequence/parseSequence`,
 * `sequence/checkSequence`, `template/writeMail` and `content/loadExamples`.
 */
export { belongsTo, type Addressee } from './audience';
export { whyNotEnrol, type NotEnrolled, type PastEnrolment } from './enrol';
export { isNurtureError, NurtureError, type NurtureErrorCode } from './errors';
export { govern, type Decision, type MailRequest, type WaitReason } from './governor/govern';
export { DEFAULT_PACE, type FrequencyCap, type GovernorSettings } from './governor/settings';
export type { ExitReason, Moment } from './governor/timeline';
export { nextOpening, type LocalDays } from './governor/window';
export { retryAfter } from './outbox/backoff';
export type { ClaimedSend, NewSend, Outbox, Settlement } from './outbox/port';
export { moveOn, type Failure, type Guarantee, type Send, type SendEvent } from './outbox/send';
export { planNext, type Enrolment, type Plan, type StepRecord } from './plan';
export { sendDue, type Prepared, type SendReport, type SendRun } from './run/sendDue';
export type { MailContent, MailLanguage, Sequence, SequenceInput, Step } from './sequence/types';
export { isHeldOut, MAIN, placeInDraw, variantFor } from './split';
