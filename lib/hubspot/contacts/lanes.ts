import type { HubSpot } from '../calls/HubSpot';
import { readBatch, type AnsweredRecord, type BatchAnswer } from '../calls/answer';
import { sentOf, type PlannedRecord } from './plan';

/** One of HubSpot's ways to write many contacts in one call. */
export interface WriteLane {
	send(hubspot: HubSpot, records: readonly PlannedRecord[]): Promise<BatchAnswer>;
	/** Whether an answered record is this one, where HubSpot does not name the input. */
	isAnswer(record: PlannedRecord, answered: AnsweredRecord): boolean;
	/** The id under which a record was sent, as errors name it. */
	sentId(record: PlannedRecord): string | null;
}

const DOING = 'writing contacts';

/** HubSpot answers only such a batch record by record; any other it refuses as a whole for one bad record. */
export function traceId({ place }: PlannedRecord): string {
	return String(place);
}

const hasEmail = ({ email }: PlannedRecord, { properties }: AnsweredRecord) =>
	email !== null && properties.email?.toLowerCase() === email;

/** Finds by e-mail address, creates where there is none. */
export const upsertByEmail: WriteLane = {
	send: async (hubspot, records) => {
		const inputs = records.map((record) => ({
			id: record.email ?? '',
			idProperty: 'email',
			objectWriteTraceId: traceId(record),
			properties: sentOf(record),
		}));
		const answer = await hubspot.call('write', DOING, (client) =>
			client.crm.contacts.batchApi.upsert({ inputs }),
		);
		return readBatch(answer, DOING);
	},
	isAnswer: hasEmail,
	sentId: ({ email }) => email,
};

/** Writes contacts that are known by id. Their e-mail address is left alone: theirs may be another one by now. */
export const updateById: WriteLane = {
	send: async (hubspot, records) => {
		const inputs = records.map((record) => ({
			id: record.hubspotId ?? '',
			objectWriteTraceId: traceId(record),
			properties: { ...record.properties },
		}));
		const answer = await hubspot.call('write', DOING, (client) =>
			client.crm.contacts.batchApi.update({ inputs }),
		);
		return readBatch(answer, DOING);
	},
	isAnswer: ({ hubspotId }, { id }) => id === hubspotId,
	sentId: ({ hubspotId }) => hubspotId,
};

/** Creates contacts. Sent twice they are refused, as their e-mail address is taken: so this may be sent again. */
export const createWithEmail: WriteLane = {
	send: async (hubspot, records) => {
		const inputs = records.map((record) => ({
			objectWriteTraceId: traceId(record),
			associations: [],
			properties: sentOf(record),
		}));
		const answer = await hubspot.call('write', DOING, (client) =>
			client.crm.contacts.batchApi.create({ inputs }),
		);
		const { records: made, errors } = readBatch(answer, DOING);
		return { records: made.map((one) => ({ ...one, isNew: true })), errors };
	},
	isAnswer: hasEmail,
	sentId: () => null,
};
