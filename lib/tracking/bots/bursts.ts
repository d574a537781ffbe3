import { IDENTITY_KINDS } from '../../store';
import type { EventRecord, TrackedEvent } from '../event';

/** How many different links, opened within how many milliseconds, no person opens. */
export interface BurstRule {
	links: number;
	withinMs: number;
}

/** Three links of a mail within two seconds: faster than a person reads. */
export const SCANNER_BURST: BurstRule = { links: 3, withinMs: 2_000 };

const CLICKED = 'email.clicked';

/**
 * Quarantines the clicks of scanners, which open every link of a mail at once: all clicks of a moment in which one
 * person opened `links` different ones within `withinMs`.
 *
 * The first clicks of a burst look like any others, so look at a batch only once everything received within
 * `withinMs` after its newest click is in it.
 *
 * @returns the events in their order
 */
export function quarantineBursts(
	events: readonly TrackedEvent[],
	rule: BurstRule = SCANNER_BURST,
): TrackedEvent[] {
	const byPerson = Map.groupBy(
		events.filter(({ record }) => record.type === CLICKED),
		({ record }) => personOf(record),
	);
	const inBurst = new Set([...byPerson.values()].flatMap((clicks) => burstsOf(clicks, rule)));
	return events.map((event) =>
		inBurst.has(event) && event.quarantine === null ? { ...event, quarantine: 'burst' } : event,
	);
}

function personOf(record: EventRecord): string {
	return IDENTITY_KINDS.map((kind) => record[kind] ?? '').join('\n');
}

/** One pass over the clicks of a person, with the different links of the moment counted. */
function burstsOf(clicks: readonly TrackedEvent[], { links, withinMs }: BurstRule): TrackedEvent[] {
	const ordered = clicks.toSorted((a, b) => a.record.occurredAt - b.record.occurredAt);
	const counts = new Map<string, number>();
	const found: TrackedEvent[] = [];
	let start = 0;
	let unmarked = 0;
	ordered.forEach((click, end) => {
		add(counts, linkOf(click), 1);
		while (click.record.occurredAt - ordered[start].record.occurredAt > withinMs)
			add(counts, linkOf(ordered[start++]), -1);
		if (counts.size < links) return;
		found.push(...ordered.slice(Math.max(start, unmarked), end + 1));
		unmarked = end + 1;
	});
	return found;
}

function linkOf({ record }: TrackedEvent): string {
	return record.eventId ?? record.subject ?? '';
}

function add(counts: Map<string, number>, link: string, change: 1 | -1): void {
	const count = (counts.get(link) ?? 0) + change;
	if (count > 0) counts.set(link, count);
	else counts.delete(link);
}
