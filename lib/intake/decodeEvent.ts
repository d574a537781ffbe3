import type { CandidateKind } from '../scoring';
import { PROFILE_UPDATED, STATUS_CHANGED } from '../scoring';
import { isStrong, type IncomingEvent } from '../store';
import { badField } from './errors';
import {
	fieldReaders,
	isSource,
	usualNames,
	type ChosenFields,
	type FieldName,
	type ReadField,
} from './fields';
import { fingerprint } from './fingerprint';
import { readIdentities } from './identities';
import { readProfile } from './profile';
import { readProperties } from './properties';
import { readOptionalText, readText } from './text';
import { readTime, type TimeFrame } from './time';

const MAX_EVENT_ID = 200;
const MAX_TYPE = 100;
const MAX_SUBJECT = 500;
const MAX_LABEL = 200;
const MAX_PURPOSES = 20;
const TYPE = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*$/;

/** How raw records are read: which names fields have, and what stands in for what is missing. */
export interface DecodeOptions extends TimeFrame {
	fields: ChosenFields;
	/** Type of events that say none. */
	defaultType?: string;
	/** Type of every event, whatever it says. */
	fixedType?: string;
	/** Kind of people that are new and come without one. */
	defaultKind: CandidateKind;
}

/** A decoded event, and what had to be assumed. */
export interface Decoded {
	event: IncomingEvent;
	/** The event said no time and counts as having happened now. */
	timeAssumed: boolean;
}

/** Turns raw records into events. It is made once per batch; each record then costs about a microsecond. */
export class EventDecoder {
	private readonly read: Record<FieldName, ReadField>;

	constructor(private readonly options: DecodeOptions) {
		this.read = fieldReaders(options.fields);
	}

	/**
	 * Checks a record and fills in defaults: time → now, id → a fingerprint, type → the default type.
	 *
	 * Hand-written rather than by schema: it runs per event, and its messages name the field in the user's words.
	 *
	 * @throws {IntakeError} naming field, value and what to do
	 */
	decode(record: unknown): Decoded {
		if (!isSource(record)) {
			throw badField(
				'event',
				record,
				'is not an object',
				'Each item must be one event with fields such as type and email.',
			);
		}
		const { read, options } = this;
		const identities = readIdentities(record, read);
		const time = read.occurredAt(record);
		const type = options.fixedType ?? this.readType(read.type(record));
		const event = {
			identities,
			isKnown: isStrong(identities[0]),
			type,
			occurredAt: time === undefined ? options.nowMs : readTime(time, options),
			subject: readOptionalText('subject', read.subject(record), MAX_SUBJECT),
			source: readOptionalText('source', read.source(record), MAX_LABEL),
			channel: readOptionalText('channel', read.channel(record), MAX_LABEL),
			campaign: readOptionalText('campaign', read.campaign(record), MAX_LABEL),
			consent: readConsent(read.consent(record)),
			kind: this.readKind(read.kind(record)),
			profile: readProfile(read.profile(record)),
			properties: this.readDetails(record, type),
		};
		const id = read.eventId(record);
		const eventId = id === undefined ? fingerprint(event) : readText('eventId', id, MAX_EVENT_ID);
		return { event: { eventId, ...event }, timeAssumed: time === undefined };
	}

	private readType(value: unknown): string {
		const found = value ?? this.options.defaultType;
		if (found === undefined || found === '') {
			const advice = `Send the event type (looked for: ${usualNames('type')}), choose your own field name, or set a default event type.`;
			throw badField('type', value, 'is missing', advice);
		}
		const type = readText('type', found, MAX_TYPE).toLowerCase();
		if (!TYPE.test(type)) {
			throw badField(
				'type',
				found,
				'is not an event type',
				'Use words joined by dots, like vacancy.viewed.',
			);
		}
		return type;
	}

	private readKind(value: unknown): CandidateKind {
		if (value === undefined) return this.options.defaultKind;
		if (value === 'candidate' || value === 'contact') return value;
		throw badField('kind', value, 'is unknown', 'Use candidate or contact.');
	}

	/** What else the record says; what is to become a profile must be fit for one. A status that stands beside the other fields is moved to where the timelines look for it. */
	private readDetails(
		record: Readonly<Record<string, unknown>>,
		type: string,
	): IncomingEvent['properties'] {
		const properties = readProperties(record, this.read.properties(record));
		if (type === PROFILE_UPDATED) return readProfile(properties);
		if (type !== STATUS_CHANGED) return properties;
		const status = properties?.status ?? this.read.status(record);
		if (status === undefined) {
			throw badField(
				'status',
				status,
				'is missing',
				`Send the new application status (looked for: ${usualNames('status')}).`,
			);
		}
		return { ...properties, status: readText('status', status, MAX_LABEL) };
	}
}

function readConsent(value: unknown): string[] | undefined {
	if (value === undefined || value === false) return undefined;
	if (value === true) return ['nurture'];
	const purposes = [value].flat();
	if (purposes.length > MAX_PURPOSES) {
		throw badField(
			'consent',
			value,
			`lists ${purposes.length} purposes`,
			`Send at most ${MAX_PURPOSES}.`,
		);
	}
	return purposes.map((purpose) => readText('consent', purpose, MAX_LABEL));
}
