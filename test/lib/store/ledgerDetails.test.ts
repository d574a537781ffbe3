import fc from 'fast-check';
import { IDENTITY_KINDS, isStrong, type IncomingEvent } from '../../../lib/store';
import { describeEvent, readIncoming } from '../../../lib/store/ledgerDetails';

const text = fc.string({ unit: 'binary', maxLength: 30 });
const maybeText = fc.option(text, { nil: undefined });

/** Any event that passed the checks; what it did not say is left out. */
const incoming: fc.Arbitrary<IncomingEvent> = fc
	.record({
		eventId: text,
		type: fc.constantFrom('page.viewed', 'application.status_changed'),
		occurredAt: fc.integer(),
		subject: maybeText,
		source: maybeText,
		channel: maybeText,
		campaign: maybeText,
		consent: fc.option(fc.array(text), { nil: undefined }),
		properties: fc.option(fc.dictionary(text, fc.jsonValue()), { nil: undefined }),
		kind: fc.constantFrom('candidate' as const, 'contact' as const),
		kinds: fc.subarray([...IDENTITY_KINDS], { minLength: 1 }),
		value: text,
	})
	.map(({ kinds, value, ...event }) => {
		const identities = kinds.map((kind) => ({ kind, value: `${kind} ${value}` }));
		return { ...event, identities, isKnown: identities.some(isStrong) };
	});

describe('the ledger', () => {
	it('gives back every event as it was written', () => {
		fc.assert(
			fc.property(incoming, (event) => {
				const { eventId, type, occurredAt, subject = null } = event;
				const row = { event_id: eventId, type, occurred_at: occurredAt, subject };
				const read = readIncoming({ ...row, details: describeEvent(event) });
				expect(read).toEqual(JSON.parse(JSON.stringify(event)));
			}),
			{ seed: 20260103, numRuns: 1_000 },
		);
	});

	it('reads a row without details as an event of nobody in particular', () => {
		const row = { event_id: 'e', type: 'page.viewed', occurred_at: 1, subject: null };
		expect(readIncoming({ ...row, details: null })).toMatchObject({ identities: [] });
	});
});
