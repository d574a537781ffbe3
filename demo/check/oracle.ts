import { evaluate, type CompiledModel } from '../../lib/scoring';
import type { IncomingEvent } from '../../lib/store';
import { gatherPeople, rememberAll } from '../../test/support/oracle';

/** How many people stand in each bucket; null for those without a score. */
export type Counts = Map<string | null, number>;

/** Where everybody stands by the pure engine alone: no store, no n8n, no HubSpot. */
export interface Expected {
	everybody: Counts;
	/** Those with an e-mail address, whom HubSpot can know. */
	withAddress: Counts;
}

/** What must be true at a moment after these events, each counted once. */
export function expect(
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): Expected {
	const unique = [...new Map(events.map((event) => [event.eventId, event])).values()];
	const expected: Expected = { everybody: new Map(), withAddress: new Map() };
	for (const person of gatherPeople(unique)) {
		const { bucket } = evaluate(rememberAll(person, compiled), compiled, asOfMs);
		add(expected.everybody, bucket);
		const isReachable = person.some(({ identities }) => identities.some(isAddress));
		if (isReachable) add(expected.withAddress, bucket);
	}
	return expected;
}

function isAddress({ kind }: { kind: string }): boolean {
	return kind === 'email';
}

function add(counts: Counts, bucket: string | null): void {
	counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
}
