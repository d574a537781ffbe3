import type { IncomingEvent } from '../../lib/store';
import { seeded } from '../lib/scoring/calibrate/rowsOf';
import { eventOf } from './events';

const DAY_MS = 86_400_000;

/** What makes people apply in a town of which the truth is known. */
export interface TownTruth {
	/** By event type, what one event adds to the daily log-odds; it loses half of that in `halfLifeDays`. */
	effects: Record<string, number>;
	halfLifeDays: number;
	/** Daily log-odds of somebody who did nothing. */
	base: number;
	/** How often somebody does each on a day at most. */
	rate: number;
}

/**
 * People who do things by chance for `days`, each of them at a rate of their own, and apply by the truth; the same
 * for the same seed.
 *
 * @param lastMs - noon of the last day, UTC
 */
export function knownTown(
	{ effects, halfLifeDays, base, rate }: TownTruth,
	{ people, days, lastMs, seed }: { people: number; days: number; lastMs: number; seed: number },
): IncomingEvent[] {
	const random = seeded(seed);
	const events: IncomingEvent[] = [];
	const fade = 2 ** (-1 / halfLifeDays);
	for (let person = 0; person < people; person++) {
		const who = { email: `person-${person}@town.example` };
		const rates = Object.entries(effects).map(
			([type, effect]) => [type, effect, rate * random() ** 2] as const,
		);
		let heat = 0;
		let hasApplied = false;
		for (let day = 0; day < days && !hasApplied; day++) {
			const occurredAt = lastMs - (days - 1 - day) * DAY_MS;
			const happen = (type: string, subject: string) =>
				events.push(
					eventOf(who, { eventId: `${type} ${person} ${day}`, type, occurredAt, subject }),
				);
			heat *= fade;
			if (random() < 1 / (1 + Math.exp(-base - heat))) {
				happen('application.submitted', 'vacancy');
				hasApplied = true;
				continue;
			}
			for (const [type, effect, often] of rates) {
				if (random() >= often) continue;
				happen(type, `${type}-${day}`);
				heat += effect;
			}
		}
	}
	return events;
}
