import fc from 'fast-check';
import { confirmedClicks } from '../../../lib/nurture/run/clicks';
import { addresseeOf, profileOf, zoneOf } from '../../../lib/nurture/run/person';
import { contentOf } from '../../../lib/nurture/run/sequences';
import { pausedUntil, timelineOf } from '../../../lib/nurture/run/timelineOf';
import { parseSequence } from '../../../lib/nurture/sequence/parseSequence';
import { emptyTimelines, type Timelines } from '../../../lib/scoring';
import type { Life, LifeEvent, StoredCandidate } from '../../../lib/store';
import { changedSequence } from '../../support/nurture/sequence';
import { preset } from '../../support/preset';

const now = 1_000_000;

const event = (type: string, occurredAt: number, changes: Partial<LifeEvent> = {}): LifeEvent => ({
	...{ type, occurredAt, subject: null, details: {} },
	...changes,
});

const candidateWith = (
	timelines: Partial<Timelines>,
	changes: Partial<StoredCandidate> = {},
): StoredCandidate =>
	({
		...{ candidateId: 7, bucket: 'warm', phase: 'think', personaKey: 'engineer', identities: {} },
		memory: { tally: {}, timelines: { ...emptyTimelines(), ...timelines } },
		...changes,
	}) as StoredCandidate;

const lifeOf = (events: LifeEvent[], changes: Partial<Life> = {}): Life => ({
	...{ mails: [], events, buckets: [] },
	...changes,
});

describe('a click in a mail (UP-10)', () => {
	const at = (ms: number, others: LifeEvent[] = []) =>
		confirmedClicks([event('email.clicked', ms), ...others], now);

	it('is pending for half a minute', () => {
		expect(at(now - 29_999)).toEqual([]);
		expect(at(now - 30_000)).toEqual([now - 30_000]);
	});

	it('counts at once when something happens on the site after it', () => {
		expect(at(now - 5, [event('page.viewed', now - 1)])).toEqual([now - 5]);
		expect(at(now - 5, [event('vacancy.viewed', now - 6)])).toEqual([]);
	});

	it.each(['email.opened', 'email.clicked', 'application.status_changed', 'consent.withdrawn'])(
		'is not confirmed by %s, which does not happen on the site',
		(type) => {
			expect(at(now - 5, [event(type, now - 1)])).toEqual([]);
		},
	);
});

describe('the life of a candidate as the governor sees it', () => {
	const momentsOf = (life: Life, candidate = candidateWith({}), subject: string | null = null) =>
		timelineOf(candidate, life, preset, subject, now);

	it.each([
		['application.submitted', { kind: 'exit', reason: 'applied' }],
		['appointment.booked', { kind: 'exit', reason: 'appointment' }],
		['email.replied', { kind: 'exit', reason: 'replied' }],
		['email.unsubscribed', { kind: 'exit', reason: 'optedOut' }],
		['email.complained', { kind: 'exit', reason: 'complained' }],
		['call.held', { kind: 'contact' }],
		['task.completed', { kind: 'contact' }],
	])('takes %s for %j', (type, moment) => {
		expect(momentsOf(lifeOf([event(type, 5)]))).toEqual([{ at: 5, ...moment }]);
	});

	it.each(['page.viewed', 'email.opened', 'article.read', 'something.else'])(
		'takes %s for nothing',
		(type) => {
			expect(momentsOf(lifeOf([event(type, 5)]))).toEqual([]);
		},
	);

	it('ends at a hard bounce and at no other', () => {
		const bounce = (kind: string) =>
			event('email.bounced', 5, { details: { properties: { kind } } });
		expect(momentsOf(lifeOf([bounce('soft'), bounce('hard')]))).toEqual([
			{ kind: 'exit', at: 5, reason: 'bounced' },
		]);
	});

	it('ends when the vacancy it is about is closed, and no other one', () => {
		const life = lifeOf([event('vacancy.closed', 5, { subject: 'v-1' })]);
		expect(momentsOf(life, candidateWith({}), 'v-1')).toHaveLength(1);
		expect(momentsOf(life, candidateWith({}), 'v-2')).toEqual([]);
		expect(momentsOf(life)).toEqual([]);
	});

	it('is hot from when that was recorded, and now where it still is', () => {
		const life = lifeOf([], {
			buckets: [
				{ bucket: 'hot', at: 5 },
				{ bucket: 'warm', at: 6 },
			],
		});
		expect(momentsOf(life)).toEqual([{ kind: 'exit', at: 5, reason: 'hot' }]);
		expect(momentsOf(lifeOf([]), candidateWith({}, { bucket: 'hot' }))).toEqual([
			{ kind: 'exit', at: now, reason: 'hot' },
		]);
	});

	it('knows what was agreed to and withdrawn, of nurture only', () => {
		const consents: Timelines['consents'] = [
			[1, 'tracking', 0],
			[2, 'nurture', 1],
			[3, 'nurture', 0],
		];
		expect(momentsOf(lifeOf([]), candidateWith({ consents }))).toEqual([
			{ kind: 'optedIn', at: 2 },
			{ kind: 'exit', at: 3, reason: 'optedOut' },
		]);
	});

	it('is in no particular order, whatever the order of what happened', () => {
		const types = ['application.submitted', 'call.held', 'email.clicked', 'page.viewed'];
		const events = fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 0, max: now })));
		fc.assert(
			fc.property(events, (told) => {
				const list = told.map(([type, at]) => event(type, at));
				const sorted = (all: LifeEvent[]) =>
					momentsOf(lifeOf(all))
						.map((one) => JSON.stringify(one))
						.sort();
				expect(sorted(list)).toEqual(sorted(list.toReversed()));
			}),
			{ seed: 7 },
		);
	});

	it('waits, an hour at a time, while a recruiter is in touch, and goes on when that is over', () => {
		const contacts: Timelines['contacts'] = [[now - 10, 1]];
		expect(pausedUntil(candidateWith({ contacts }), preset, now)).toBe(now + 3_600_000);
		contacts.push([now - 5, 0]);
		expect(pausedUntil(candidateWith({ contacts }), preset, now)).toBeNull();
	});

	it('is paused until the day that was said last', () => {
		const pauses: Timelines['pauses'] = [
			[1, now + 50],
			[2, now + 20],
		];
		expect(pausedUntil(candidateWith({ pauses }), preset, now)).toBe(now + 20);
		expect(pausedUntil(candidateWith({ pauses }), preset, now + 20)).toBeNull();
		expect(pausedUntil(candidateWith({}), preset, now)).toBeNull();
	});
});

describe('who a mail is for (UP-03, UP-12)', () => {
	const candidate = candidateWith({
		profile: [
			[1, 'firstName', '"Noor"'],
			[1, 'interests', '["data","platform"]'],
			[1, 'language', '"NL-be"'],
			[1, 'timezone', '"America/New_York"'],
			[2, 'firstName', '"Noor A."'],
		],
	});

	it('is read from the profile as last told', () => {
		expect(profileOf(candidate).firstName).toBe('Noor A.');
		expect(addresseeOf(candidate)).toEqual({
			phase: 'think',
			bucket: 'warm',
			persona: 'engineer',
			interests: ['data', 'platform'],
			language: 'nl',
		});
		expect(zoneOf(candidate, 'Europe/Amsterdam')).toBe('America/New_York');
	});

	it('has no interests and no language that are not known, and the other zone', () => {
		const stranger = candidateWith({ profile: [[1, 'timezone', '"Mars/Olympus"']] });
		expect(addresseeOf(stranger)).toMatchObject({ interests: [], language: null });
		expect(zoneOf(stranger, 'Europe/Amsterdam')).toBe('Europe/Amsterdam');
	});

	it('gets the content of their variant and language, or else the nearest there is', () => {
		const text = (subject: string) => ({
			...{ subject, html: '<a href="{{ links.unsubscribe }}">x</a>' },
			text: '{{ links.unsubscribe }}',
		});
		const sequence = parseSequence(
			changedSequence({
				'steps.0.content': { nl: text('nl'), en: text('en') },
				'steps.0.variants': [{ key: 'b', share: 50, content: { nl: text('b nl') } }],
			}),
		);
		const subjectFor = (variant: string, language: string | null) =>
			contentOf(sequence, sequence.steps[0], variant, language)?.content.subject;
		expect(subjectFor('main', 'en')).toBe('en');
		expect(subjectFor('main', 'pl')).toBe('nl');
		expect(subjectFor('b', 'nl')).toBe('b nl');
		expect(subjectFor('b', 'en')).toBe('en');
		expect(subjectFor('gone', null)).toBe('nl');
	});
});
