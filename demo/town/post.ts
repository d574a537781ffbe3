import type { Dice } from './dice';
import type { TownEvent } from './event';

const HOUR_MS = 3_600_000;
const LATE = 0.05;

interface Delivery {
	event: TownEvent;
	arrivesMs: number;
}

function firstDelivery(event: TownEvent, dice: Dice): Delivery {
	const delayMs = dice.chance(LATE) ? dice.whole(1, 120) * HOUR_MS : 0;
	return { event, arrivesMs: Date.parse(event.occurredAt) + delayMs };
}

/**
 * Delivers the events as the world does: one in twenty up to five days late, some twice.
 *
 * @param duplicates - how many are delivered a second time
 * @returns deliveries in order of arrival
 */
export function deliver(events: readonly TownEvent[], duplicates: number, dice: Dice): TownEvent[] {
	const deliveries = events.map((event) => firstDelivery(event, dice));
	for (let i = 0; i < duplicates; i++) {
		const { event, arrivesMs } = deliveries[dice.whole(0, events.length - 1)];
		deliveries.push({ event, arrivesMs: arrivesMs + dice.whole(0, 48) * HOUR_MS });
	}
	return deliveries
		.sort((a, b) => a.arrivesMs - b.arrivesMs || a.event.eventId.localeCompare(b.event.eventId))
		.map(({ event }) => event);
}
