import fc from 'fast-check';
import { EventDecoder, FIELD_NAMES, isIntakeError, unpackRecords } from '../../../lib/intake';

const options = {
	fields: {},
	nowMs: Date.parse('2026-11-22T12:00:00Z'),
	timezone: 'Europe/Amsterdam',
	horizonDays: 730,
	defaultKind: 'candidate' as const,
};
const decoder = new EventDecoder(options);

const name = fc.constantFrom(...Object.values(FIELD_NAMES).flat(), '__proto__', 'constructor', 'x');
const value = fc.oneof(
	fc.jsonValue({ maxDepth: 3, noUnicodeString: false }),
	fc.string({ unit: 'binary', maxLength: 300 }),
	fc.double(),
	fc.date().map((date) => date.toJSON()),
	fc.emailAddress(),
	fc.constantFrom('page.viewed', 'application.status_changed', 'contact', Number.NaN, undefined),
);

/** Decodes; says whether it was accepted. */
function accepts(record: unknown): boolean {
	try {
		const { event } = decoder.decode(record);
		expect(event.eventId).not.toBe('');
		expect(event.identities.length).toBeGreaterThan(0);
		expect(event.occurredAt).toBeLessThanOrEqual(options.nowMs + 600_000);
		return true;
	} catch (error) {
		if (!isIntakeError(error)) throw error;
		expect(error.problem.advice).not.toBe('');
		expect(error.message.length).toBeLessThan(250);
		return false;
	}
}

describe('whatever is sent is either an event or refused with a reason', () => {
	const seed = 20261122;

	it('any JSON value', () => {
		fc.assert(
			fc.property(fc.jsonValue({ noUnicodeString: false }), (sent) => {
				accepts(sent);
			}),
			{ seed, numRuns: 3_000 },
		);
	});

	it('anything under the names of an event', () => {
		let accepted = 0;
		const record = fc.dictionary(name, value, { maxKeys: 8 });
		fc.assert(
			fc.property(record, fc.boolean(), (sent, isComplete) => {
				const complete = isComplete ? { type: 'x', visitorId: 'v', ...sent } : sent;
				if (accepts(complete)) accepted++;
			}),
			{ seed, numRuns: 5_000 },
		);
		expect(accepted).toBeGreaterThan(100);
	});

	it('any item, whatever a webhook put into it', () => {
		const item = fc.dictionary(
			fc.constantFrom('body', 'headers', 'query', 'events', 'email'),
			fc.jsonValue({ maxDepth: 3 }),
		);
		fc.assert(
			fc.property(item, (sent) => {
				for (const record of unpackRecords(sent)) accepts(record);
			}),
			{ seed, numRuns: 2_000 },
		);
	});

	it('and the same way each time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
				const record = { type: 'x', visitorId: text };
				expect(accepts(record)).toBe(accepts({ ...record }));
			}),
			{ seed, numRuns: 500 },
		);
	});
});
