import { describeFailure } from './describeFailure';
import { readPartFailure } from './failure';
import type { HubSpotError } from '../errors';

/** One record of a batch that HubSpot wrote or read. */
export interface AnsweredRecord {
	id: string;
	isNew: boolean;
	/** Names the input it answers; null where HubSpot does not say. */
	traceId: string | null;
	properties: Readonly<Record<string, string | null>>;
}

/** One part of a batch that HubSpot did not accept. */
export interface AnsweredError {
	error: HubSpotError;
	/** The inputs it is about. */
	traceIds: string[];
	/** The ids it is about, as they were sent. */
	ids: string[];
	isNotFound: boolean;
}

/** What HubSpot said to a batch: the records it took, and what it refused. */
export interface BatchAnswer {
	records: AnsweredRecord[];
	errors: AnsweredError[];
}

interface RawRecord {
	id: string;
	_new?: boolean;
	objectWriteTraceId?: string;
	properties: Readonly<Record<string, string | null>>;
}

interface RawAnswer {
	results: readonly RawRecord[];
	errors?: ReadonlyArray<{ context?: Record<string, string[]> }>;
}

const NOT_FOUND = 'OBJECT_NOT_FOUND';

/** Reads the answer to a batch, in which some parts may have failed (207). Records come in no particular order. */
export function readBatch(answer: RawAnswer, doing: string): BatchAnswer {
	return {
		records: answer.results.map(({ id, _new, objectWriteTraceId, properties }) => ({
			id,
			isNew: _new === true,
			traceId: objectWriteTraceId ?? null,
			properties,
		})),
		errors: (answer.errors ?? []).map((error) => readError(error, doing)),
	};
}

function readError(error: NonNullable<RawAnswer['errors']>[number], doing: string): AnsweredError {
	const failure = readPartFailure(error);
	return {
		error: describeFailure({ ...failure, status: 400 }, 'write', doing),
		traceIds: error.context?.objectWriteTraceId ?? [],
		ids: error.context?.ids ?? [],
		isNotFound: failure.category === NOT_FOUND,
	};
}
