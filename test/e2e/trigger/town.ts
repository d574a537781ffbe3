import type { CandidateOutcome, CandidateStore } from '../../../lib/store';
import { eventOf } from '../../support/events';
import { preset } from '../../support/preset';

const HEAT = ['application.submitted', 'appointment.booked', 'asset.downloaded'];

/** Makes so many new candidates hot; the ids of the transitions that say so. */
export async function heat(store: CandidateStore, from: number, count: number): Promise<number[]> {
	const occurredAt = Date.now();
	const events = Array.from({ length: count }, (_, i) => `hot-${from + i}@example.com`).flatMap(
		(email) => HEAT.map((type) => eventOf({ email }, { type, occurredAt })),
	);
	const outcomes = await store.record(events, preset, occurredAt);
	return outcomes.flatMap(becameHot);
}

function becameHot({ transitions }: CandidateOutcome): number[] {
	return transitions
		.filter(({ kind, to }) => kind === 'bucket' && to === 'hot')
		.map(({ id }) => id);
}
