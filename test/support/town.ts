import { generateTown, type TownEvent } from '../../demo/town';
import { EventDecoder } from '../../lib/intake';
import type { IncomingEvent } from '../../lib/store';
import { dayMs } from './events';
import { preset } from './preset';

/** A year of a small town up to day 30, as its career site, mail tool and ATS deliver it. */
export function townEvents(candidates: number): IncomingEvent[] {
	const nowMs = dayMs(30);
	const town = generateTown({ asOfMs: nowMs, candidates, deliveries: candidates * 15, seed: 7 });
	return decodeTown(town.events, nowMs);
}

/** What becomes of a town's events when they come in. */
export function decodeTown(events: readonly TownEvent[], nowMs: number): IncomingEvent[] {
	const { timezone, horizonDays } = preset.model;
	const decoder = new EventDecoder({
		fields: {},
		nowMs,
		timezone,
		horizonDays,
		defaultKind: 'candidate',
	});
	return events.map((event) => decoder.decode(event).event);
}

/** Deals the town's events out like cards. */
export function dealTown(hands: number, candidates = 60): IncomingEvent[][] {
	const events = townEvents(candidates);
	return Array.from({ length: hands }, (_, hand) => events.filter((__, i) => i % hands === hand));
}
