import type { HubSpotError } from '../errors';
import { problemOf } from '../problem';
import type { AnsweredError, AnsweredRecord, BatchAnswer } from '../calls/answer';
import { createWithEmail, traceId, updateById, type WriteLane } from './lanes';
import { contactOf, failedResult, sentOf, writtenResult, type PlannedRecord } from './plan';
import type { PushResult } from './record';

/** What became of a record in one call, and where else to try. */
export interface Outcome {
	record: PlannedRecord;
	result: PushResult;
	/** Another way to write it that can be expected to work; null where there is none. */
	instead: { lane: WriteLane; record: PlannedRecord } | null;
}

/** Told what became of records as soon as it is sure. */
export type Keep = (outcomes: readonly Outcome[]) => Promise<void>;

/** Matches what HubSpot answered with the records that were sent. */
export function settle(
	records: readonly PlannedRecord[],
	answer: BatchAnswer,
	lane: WriteLane,
): Outcome[] {
	const answered = matchAnswers(records, answer.records, lane);
	const errorOf = (record: PlannedRecord) =>
		answer.errors.find((one) => isAbout(one, record, lane));
	const unclear = records.filter((record) => !answered.has(record) && !errorOf(record));
	const isAllThere = unclear.length <= answer.records.length - answered.size;
	const unnamed = answer.errors.find(({ traceIds, ids }) => traceIds.length + ids.length === 0);
	return records.map((record) => {
		const error = errorOf(record) ?? (answered.has(record) ? undefined : unnamed);
		if (error) return refusedOutcome(record, error.error, error.isNotFound);
		const one = answered.get(record);
		if (!one && !isAllThere) return unansweredOutcome(record);
		const status = one?.isNew ? 'created' : 'updated';
		const result = writtenResult(record, status, one?.id ?? record.hubspotId);
		return { record, result, instead: null };
	});
}

function matchAnswers(
	records: readonly PlannedRecord[],
	answers: readonly AnsweredRecord[],
	lane: WriteLane,
): Map<PlannedRecord, AnsweredRecord> {
	const answered = new Map<PlannedRecord, AnsweredRecord>();
	for (const record of records) {
		const one =
			answers.find((answer) => answer.traceId === traceId(record)) ??
			answers.find((answer) => answer.traceId === null && lane.isAnswer(record, answer));
		if (one) answered.set(record, one);
	}
	return answered;
}

function unansweredOutcome(record: PlannedRecord): Outcome {
	const problem = {
		contact: contactOf(record),
		property: null,
		value: null,
		message: 'HubSpot did not say what became of this contact',
		advice: 'Run again: what was written is not written twice.',
	};
	return {
		record,
		result: { ...failedResult(record.key, problem), status: 'notDone' },
		instead: null,
	};
}

/** The outcome of a record that HubSpot refused, alone or as part of a batch. */
export function refusedOutcome(
	record: PlannedRecord,
	error: HubSpotError,
	isNotFound: boolean,
): Outcome {
	return {
		record,
		result: failedResult(record.key, problemOf(error, contactOf(record), sentOf(record))),
		instead: otherWay(record, error.facts.existingId, isNotFound),
	};
}

/** A contact that turned up under another id is updated there; one that is gone is made again by its address. */
function otherWay(
	record: PlannedRecord,
	existingId: string | undefined,
	isNotFound: boolean,
): Outcome['instead'] {
	if (existingId !== undefined && existingId !== record.hubspotId)
		return { lane: updateById, record: { ...record, hubspotId: existingId } };
	if (isNotFound && record.hubspotId !== null && record.email !== null)
		return { lane: createWithEmail, record: { ...record, hubspotId: null } };
	return null;
}

function isAbout(
	{ traceIds, ids }: AnsweredError,
	record: PlannedRecord,
	lane: WriteLane,
): boolean {
	const sentId = lane.sentId(record);
	return traceIds.includes(traceId(record)) || (sentId !== null && ids.includes(sentId));
}
