import { Settings } from 'luxon';
import {
	EventDecoder,
	isIntakeError,
	type ChosenFields,
	type DecodeOptions,
} from '../../../lib/intake';
import bad from './bad.json';
import good from './good.json';

interface Case {
	name: string;
	fields?: ChosenFields;
	options?: Partial<DecodeOptions>;
	record: unknown;
}

interface GoodCase extends Case {
	expected: Record<string, unknown>;
	timeAssumed?: boolean;
	without?: string[];
}

interface BadCase extends Case {
	field: string;
	value: string;
	message: string;
}

const nowMs = Date.parse('2026-11-22T12:00:00Z');

function decoderOf({ fields = {}, options }: Partial<Case> = {}): EventDecoder {
	return new EventDecoder({
		fields,
		nowMs,
		timezone: 'Europe/Amsterdam',
		horizonDays: 730,
		defaultKind: 'candidate',
		...options,
	});
}

/** What a record is refused for. */
function problemOf(record: unknown, given: Partial<Case> = {}) {
	try {
		decoderOf(given).decode(record);
	} catch (error) {
		if (isIntakeError(error)) return error.problem;
		throw error;
	}
	throw new Error('was accepted');
}

const eventIdOf = (record: unknown) => decoderOf().decode(record).event.eventId;

describe('decoding an event reads', () => {
	it.each(good as GoodCase[])('$name', (given) => {
		const { event, timeAssumed } = decoderOf(given).decode(given.record);
		const occurredAt = new Date(event.occurredAt).toISOString();
		// As text: `toMatchObject` looks through a field called __proto__.
		expect({ ...event, occurredAt }).toMatchObject({
			...given.expected,
			properties: event.properties,
		});
		if (given.expected.properties)
			expect(JSON.stringify(event.properties)).toBe(JSON.stringify(given.expected.properties));
		if (given.timeAssumed !== undefined) expect(timeAssumed).toBe(given.timeAssumed);
		for (const name of given.without ?? [])
			expect((event as unknown as Record<string, unknown>)[name]).toBeUndefined();
		expect(Number.isInteger(event.occurredAt)).toBe(true);
	});

	it.each(['2026-01-15', '2026-07-15'])('a local time the same way when today is %s', (today) => {
		const { now } = Settings;
		Settings.now = () => Date.parse(today);
		const { event } = decoderOf().decode({
			type: 'x',
			visitorId: 'v',
			time: '2026-10-25T02:30:00',
		});
		Settings.now = now;
		expect(new Date(event.occurredAt).toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});

	it('a Date of another node', () => {
		const occurredAt = new Date('2026-11-20T09:30:00Z');
		const { event } = decoderOf().decode({ type: 'x', visitorId: 'v', occurredAt });
		expect(event.occurredAt).toBe(occurredAt.getTime());
	});
});

describe('decoding an event refuses', () => {
	it.each(bad as BadCase[])('$name', (given) => {
		const { field, value, message, advice } = problemOf(given.record, given);
		expect({ field, value, message }).toEqual({
			field: given.field,
			value: given.value,
			message: given.message,
		});
		expect(advice).toMatch(/^[A-Z].+\.$/s);
	});

	it.each([
		['eventId', 200],
		['visitorId', 200],
		['externalId', 200],
		['hubspotId', 200],
		['subject', 500],
		['source', 200],
		['channel', 200],
		['campaign', 200],
		['consent', 200],
		['type', 100],
	])('a %s of more than %i characters', (field, most) => {
		const plain = { type: 'x', visitorId: 'v' };
		const problem = problemOf({ ...plain, [field]: 'x'.repeat(most + 1) });
		expect(problem).toMatchObject({ field, advice: `Send at most ${most} characters.` });
		expect(() => decoderOf().decode({ ...plain, [field]: 'x'.repeat(most) })).not.toThrow();
	});

	it('a megabyte in any field, without repeating it', () => {
		const megabyte = 'x'.repeat(1_000_000);
		for (const field of ['type', 'email', 'visitorId', 'eventId', 'subject', 'consent', 'time']) {
			const { message } = problemOf({ type: 'x', visitorId: 'v', [field]: megabyte });
			expect(message.length).toBeLessThan(200);
		}
		const { field, message } = problemOf({ type: 'x', visitorId: 'v', note: megabyte });
		expect(field).toBe('properties');
		expect(message.length).toBeLessThan(200);
	});

	it.each([
		[Number.NaN, 'NaN'],
		[Number.POSITIVE_INFINITY, 'Infinity'],
	])('%d as a time or an id, and shows it', (value, shown) => {
		expect(problemOf({ type: 'x', visitorId: 'v', time: value })).toMatchObject({
			message: `occurredAt ${shown} is not a time`,
		});
		expect(problemOf({ type: 'x', visitorId: value }).message).toBe(
			`visitorId ${shown} is not text`,
		);
	});

	it('more than twenty purposes', () => {
		const consent = Array.from({ length: 21 }, (_, i) => `p${i}`);
		expect(problemOf({ type: 'x', visitorId: 'v', consent }).message).toMatch(/lists 21 purposes$/);
	});

	it('properties nested so deep that nothing could write them down', () => {
		const properties = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as object;
		expect(problemOf({ type: 'x', visitorId: 'v', properties }).field).toBe('properties');
		expect(problemOf({ type: properties, visitorId: 'v' }).field).toBe('type');
	});

	it('shows what was sent in at most eighty characters, none of them a control character', () => {
		const { value } = problemOf({ type: 'x', visitorId: { a: `\n\u0007${'y'.repeat(200)}` } });
		expect(value).toHaveLength(81);
		// eslint-disable-next-line no-control-regex -- that is what is looked for
		expect(value).not.toMatch(/[\u0000-\u001f]/);
	});
});

describe('an event without an id', () => {
	const record = {
		type: 'page.viewed',
		visitorId: 'v',
		time: '2026-11-20T09:30:00Z',
		subject: '/a',
	};

	it('gets the same one every time it is sent', () => {
		expect(eventIdOf({ ...record })).toBe(eventIdOf({ ...record }));
		expect(eventIdOf(record)).toMatch(/^fp-\w{9}-[\w-]{22}$/);
	});

	it.each([
		['person', { visitorId: 'w' }],
		['type', { type: 'page.left' }],
		['time', { time: '2026-11-20T09:30:01Z' }],
		['subject', { subject: '/b' }],
		['property', { percent: 80 }],
	])('gets another one when it tells of another %s', (_, other) => {
		expect(eventIdOf({ ...record, ...other })).not.toBe(eventIdOf(record));
	});

	it('gets the same one however the address is written', () => {
		const known = { type: 'x', time: '2026-11-20T09:30:00Z' };
		expect(eventIdOf({ ...known, email: 'ANN@Example.com ' })).toBe(
			eventIdOf({ ...known, email: 'ann@example.com' }),
		);
	});
});

describe('a profile (UP-12, StD-03)', () => {
	const base = { type: 'form.submitted', email: 'noor@example.com' };
	const profileOf = (record: object) => decoderOf().decode({ ...base, ...record }).event.profile;

	it('comes with any event, or as the properties of profile.updated', () => {
		const profile = {
			function: 'Nurse',
			years: 8,
			certificates: ['BIG'],
			driver: true,
			region: null,
		};
		expect(profileOf({ profile })).toEqual(profile);
		expect(profileOf({ profile: {} })).toBeUndefined();
		expect(profileOf({})).toBeUndefined();
		const update = { ...base, type: 'profile.updated', function: 'Nurse', years: 8 };
		expect(decoderOf().decode(update).event.properties).toEqual({ function: 'Nurse', years: 8 });
	});

	it.each([
		['profile', { profile: 'nurse' }],
		['profile', { profile: { ' ': 1 } }],
		['profile', { profile: { ['x'.repeat(61)]: 1 } }],
		[
			'profile',
			{ profile: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`f${i}`, 1])) },
		],
		['profile.cv', { profile: { cv: 'x'.repeat(201) } }],
		['profile.cv', { profile: { cv: { pages: 2 } } }],
		['profile.cv', { profile: { cv: Array.from({ length: 51 }, () => 'x') } }],
		['profile.cv', { profile: { cv: Number.NaN } }],
		['profile.cv', { type: 'profile.updated', properties: { cv: { pages: 2 } } }],
	])('is refused at %s: %j', (field, record) => {
		expect(problemOf({ ...base, ...record })).toMatchObject({ field });
	});

	it('makes two updates of one moment two events', () => {
		const at = '2026-11-01T10:00:00Z';
		const update = (profile: object) => eventIdOf({ ...base, occurredAt: at, profile });
		expect(update({ function: 'Nurse' })).not.toBe(update({ function: 'Planner' }));
	});
});

describe('properties', () => {
	it('are what JSON keeps of them, so that a replay of the ledger sees the same', () => {
		const record = {
			type: 'page.viewed',
			email: 'noor@example.com',
			properties: { at: new Date('2026-11-01T10:00:00Z'), seconds: Number.NaN, page: '/jobs' },
		};
		expect(decoderOf().decode(record).event.properties).toEqual({
			at: '2026-11-01T10:00:00.000Z',
			seconds: null,
			page: '/jobs',
		});
	});
});
