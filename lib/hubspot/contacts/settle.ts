import type { HubSpotError } from '../errors';
import { problemOf } from '../problem';
import type { AnsweredError, BatchAnswer } from '../calls/answer';
import { createWithEmail, traceId, updateById, type WriteLane } from './lanes';
import { failedResult, writtenResult, type PlannedRecord } from './plan';
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
	const unnamed = answer.errors.find(({ traceIds, ids }) => traceIds.length + ids.length === 0);
	return records.map((record) => {
		const error = answer.errors.find((one) => isAbout(one, record, lane));
		if (error) return refusedOutcome(record, error.error, error.isNotFound);
		const answered =
			answer.records.find((one) => one.traceId === traceId(record)) ??
			answer.records.find((one) => one.traceId === null && lane.isAnswer(record, one));
		if (!answered && unnamed) return refusedOutcome(record, unnamed.error, unnamed.isNotFound);
		const status = answered?.isNew ? 'created' : 'updated';
		const hubspotId = answered?.id ?? record.hubspotId;
		return { record, result: writtenResult(record, status, hubspotId), instead: null };
	});
}

/** The outcome of a record that HubSpot refused, alone or as part of a batch. */
export function refusedOutcome(
	record: PlannedRecord,
	error: HubSpotError,
	isNotFound: boolean,
): Outcome {
	return {
		record,
		result: failedResult(record.key, problemOf(error)),
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
