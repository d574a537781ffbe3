import assert from 'node:assert/strict';
import { poll } from '../../../demo/n8n/poll';
import { evaluate, formatDay } from '../../../lib/scoring';
import type { LedgerEvent } from '../../../lib/store';
import { readIncoming } from '../../../lib/store/ledgerDetails';
import { rememberAll } from '../../support/oracle';
import { preset } from '../../support/preset';
import type { JourneyStage } from './stage';

/** More events than anybody here has. */
const ALL = 1_000;

/** What must be told of somebody, whichever node tells it. */
export interface Told {
	[field: string]: unknown;
	score: number | null;
	bucket: string | null;
	phase: string;
	medal: string | null;
	route: string;
	firstScoredAt: string | null;
	firstQualifiedAt: string | null;
	firstPlacedAt: string | null;
	nextChangeOn: string | null;
}

/** What happened to somebody, as the ledger has it, the latest first; nothing of somebody unknown. */
export async function eventsOf(
	{ store }: Pick<JourneyStage, 'store'>,
	kind: 'email' | 'visitorId',
	value: string,
): Promise<LedgerEvent[]> {
	const [id] = await store.findIds([{ kind, value }]);
	return id === null ? [] : await store.events(id, ALL);
}

/** Waits until somebody has done so much of each. */
export async function whenDone(
	stage: JourneyStage,
	kind: 'email' | 'visitorId',
	value: string,
	wanted: Readonly<Record<string, number>>,
): Promise<LedgerEvent[]> {
	const what = Object.entries(wanted).map(([type, count]) => `${count} × ${type}`);
	return await poll(`${what.join(', ')} of ${value}`, async () => {
		const events = await eventsOf(stage, kind, value);
		const done = (type: string) => events.filter((event) => event.type === type).length;
		const isDone = Object.entries(wanted).every(([type, count]) => done(type) >= count);
		return isDone ? events : undefined;
	});
}

/** The pure engine's word on somebody who did these things, at the moment that n8n's clock shows. */
export function expected(
	{ clock }: Pick<JourneyStage, 'clock'>,
	events: readonly LedgerEvent[],
): Told {
	const incoming = events.map(({ eventId, type, occurredAt, subject, details }) =>
		readIncoming({
			...{ event_id: eventId, type, occurred_at: occurredAt, subject },
			details: JSON.stringify(details),
		}),
	);
	const said = evaluate(rememberAll(incoming, preset), preset, clock.now());
	const { score, bucket, phase, medal, route, nextChangeOn } = said;
	const { firstScoredAt, firstQualifiedAt, firstPlacedAt } = said;
	return {
		...{ score, bucket, phase, medal, route, firstScoredAt, firstQualifiedAt, firstPlacedAt },
		nextChangeOn: nextChangeOn === null ? null : formatDay(nextChangeOn),
	};
}

/** Demands that what a node told is what the engine says. */
export function agrees(told: Record<string, unknown>, engine: Told): void {
	const same = Object.fromEntries(Object.keys(engine).map((field) => [field, told[field]]));
	assert.deepEqual(same, engine);
}
