import { setTimeout } from 'node:timers/promises';
import { StoreError } from './errors';
import type { Inbox, InboxEvent } from './inbox';

/** How long the first waits for others before all are written, in milliseconds; longer where writing takes long. */
const SHORTEST_MS = 5;
const LONGEST_MS = 50;
/** Events that may wait for being written; more are refused, so that memory stays bounded whatever comes. */
const MOST_WAITING = 20_000;

/** Events that are written together, and whoever waits for that. */
interface Group {
	events: InboxEvent[];
	written: Promise<void>;
}

/**
 * Keeps events of many callers in one transaction: what is told at the same time shares one sync to disk.
 *
 * @param holdMs - how long what was kept is held back before it may be handed out
 */
export class InboxWriter {
	/** What still takes more events in. */
	private open: Group | null = null;

	/** What is being written. */
	private last: Promise<unknown> = Promise.resolve();

	private waiting = 0;

	private gatherMs = SHORTEST_MS;

	constructor(
		private readonly inbox: Inbox,
		private readonly box: string,
		private readonly holdMs: number,
		private readonly mostWaiting = MOST_WAITING,
	) {}

	/**
	 * Resolves once the events are durable.
	 *
	 * @throws {StoreError} `overloaded` when too many wait already, and whatever prevents writing
	 */
	async keep(events: readonly InboxEvent[]): Promise<void> {
		if (events.length === 0) return;
		if (this.waiting > 0 && this.waiting + events.length > this.mostWaiting) throw overloaded();
		this.waiting += events.length;
		const group = (this.open ??= this.begin());
		for (const event of events) group.events.push(event);
		try {
			await group.written;
		} finally {
			this.waiting -= events.length;
		}
	}

	private begin(): Group {
		const group: Group = { events: [], written: Promise.resolve() };
		const before = this.last;
		group.written = this.write(group, before);
		this.last = group.written.catch(() => undefined);
		return group;
	}

	private async write(group: Group, before: Promise<unknown>): Promise<void> {
		await Promise.all([setTimeout(this.gatherMs), before]);
		this.open = null;
		const newest = group.events.reduce((last, { receivedAt }) => Math.max(last, receivedAt), 0);
		const start = performance.now();
		await this.inbox.keep(this.box, group.events, newest + this.holdMs);
		const tookMs = performance.now() - start;
		this.gatherMs = Math.min(Math.max(2 * tookMs, SHORTEST_MS), LONGEST_MS);
	}
}

function overloaded(): StoreError {
	return new StoreError(
		'overloaded',
		'The candidate store cannot keep up with what is told to the tracking',
		'Look whether its disk or server is slow, or whether something floods the tracking.',
	);
}
