/** HubSpot: where marketers look. Properties and segments, contacts, recruiter tasks. */
export { API_VERSION, type ApiStyle } from './calls/paths';
export { HUBSPOT_URL, HubSpot, type HubSpotOptions } from './calls/HubSpot';
export type { Lane, LimitsSeen, Place, SharedPacing } from './calls/pacing';
export { ProcessPacing } from './calls/processPacing';
export { USUAL_FIELDS, type FieldMapping } from './candidates/contactNews';
export { countBuckets, type BucketCount, type CountBy } from './candidates/countBuckets';
export { CONTACT_LINKED, TASK_COMPLETED } from './candidates/events';
export { settleErasures } from './candidates/settleErasures';
export { pullCandidates, type PullReport, type PullRun } from './candidates/pullCandidates';
export {
	pushCandidates,
	type CandidatePushReport,
	type PushedCandidate,
	type PushRun,
} from './candidates/pushCandidates';
export {
	taskCandidates,
	type CandidateTask,
	type CandidateTaskResult,
} from './candidates/taskCandidates';
export { targetOf } from './candidates/target';
export type { Clock } from './clock';
export { candidateProperties, type CandidateForHubSpot } from './contacts/candidateProperties';
export { propertiesFingerprint } from './contacts/fingerprint';
export { pushContacts, type PushOptions, type PushReport } from './contacts/push';
export type { ContactRecord, PushResult, PushStatus } from './contacts/record';
export { normaliseEmail } from './email';
export {
	HubSpotError,
	isHubSpotError,
	type HubSpotErrorCode,
	type HubSpotErrorFacts,
} from './errors';
export type { Problem } from './problem';
export { pullContacts, type PulledContact } from './pull/contacts';
export { pullTaskOutcomes, type TaskOutcome } from './pull/taskOutcomes';
export { describeStep, type SchemaClash, type SchemaDiff, type SchemaStep } from './schema/diff';
export { planSetUp, setUp } from './schema/setUp';
export {
	wantedSchema,
	type WantedProperty,
	type WantedSchema,
	type WantedSegment,
} from './schema/wanted';
export { bucketCounts, segmentSizes, type SegmentSize } from './segments/sizes';
export { assignByLoad, assignInTurn } from './tasks/assign';
export { createTasks } from './tasks/createTasks';
export { dueAt, type WorkingHours } from './tasks/dueDate';
export { loadHolidays } from './tasks/holidays';
export { countOpenTasks, findOwner } from './tasks/owners';
export { subjectOf } from './tasks/subjectOf';
export { reasonKey } from './tasks/marker';
export type { TaskPriority, TaskRequest, TaskResult, TaskType } from './tasks/request';
export {
	PHONE_SCRIPT,
	taskBody,
	taskSubject,
	type PhoneScript,
	type TaskSubject,
} from './tasks/taskText';
