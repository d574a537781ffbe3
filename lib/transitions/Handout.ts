import type { FedTransition, FeedBatch, TransitionFeed } from '../store';

/** How transitions are handed over, and by whom. */
export interface HandoutOptions {
	feed: TransitionFeed;
	reader: string;
	wants: (transition: FedTransition) => boolean;
	/** Transitions handed over together, at most. */
	batchSize: number;
	/** Pause between looks where there is nothing, in milliseconds. */
	everyMs: number;
	/** The time, UTC milliseconds. */
	now(): number;
	/**
	 * Takes transitions over. Resolves once they have been dealt with, well or badly; rejects where they were not.
	 *
	 * @param stopping - aborted when nothing more is to be begun: what was not begun by then is given back by rejecting
	 */
	hand(transitions: readonly FedTransition[], stopping: AbortSignal): Promise<void>;
	/** Told what went wrong; it is tried again. */
	onTrouble(error: unknown): void;
}

/** How long a lease lasts that nobody renews, say because the process was killed, in milliseconds. */
const LEASE_MS = 60_000;
/** How often a lease is renewed while its transitions are being dealt with. */
const RENEW_MS = LEASE_MS / 3;

/**
 * Hands a reader's transitions over, batch after batch: the next one once the one before has been dealt with.
 *
 * A reader moves on when what it was given came to its end, not when it began: so nothing is lost when the process dies
 * in between, and only then something comes twice. How it ended does not matter: an execution that failed is there to be
 * seen and run again, and a transition that always fails holds up no other.
 */
export class Handout {
	private readonly stopping = new AbortController();

	private wakeUp: () => void = () => undefined;

	/** Resolves once it was stopped and nothing is under way any more. */
	readonly finished: Promise<void>;

	constructor(private readonly options: HandoutOptions) {
		this.finished = this.run();
	}

	/** Hands nothing over any more; what is under way goes on to its end. */
	stop(): void {
		this.stopping.abort();
		this.wakeUp();
	}

	private get isStopped(): boolean {
		return this.stopping.signal.aborted;
	}

	private async run(): Promise<void> {
		while (!this.isStopped) {
			const isMoreLeft = await this.tryNext();
			if (!isMoreLeft) await this.pause();
		}
	}

	/** @returns whether there may be more at once */
	private async tryNext(): Promise<boolean> {
		const { feed, reader, wants, batchSize: limit, now, onTrouble } = this.options;
		try {
			const nowMs = now();
			const untilMs = nowMs + LEASE_MS;
			const batch = await feed.lease(reader, { wants, limit, nowMs, untilMs });
			if (!batch) return false;
			await this.handOver(batch);
			return true;
		} catch (error) {
			if (!this.isOwn(error)) onTrouble(error);
			return false;
		}
	}

	/** Whether something ended because it was stopped. */
	private isOwn(error: unknown): boolean {
		return this.isStopped && error === this.stopping.signal.reason;
	}

	/** Hands a batch over, and keeps its lease as long as that takes. */
	private async handOver({ lease, transitions }: FeedBatch): Promise<void> {
		const { feed, reader, hand, now, onTrouble } = this.options;
		const renewal = setInterval(() => {
			feed.holdUntil(reader, lease, now() + LEASE_MS).catch(onTrouble);
		}, RENEW_MS);
		renewal.unref();
		try {
			this.stopping.signal.throwIfAborted();
			await hand(transitions, this.stopping.signal);
		} catch (error) {
			await feed.holdUntil(reader, lease, now());
			throw error;
		} finally {
			clearInterval(renewal);
		}
		await feed.confirm(reader, lease);
	}

	private pause(): Promise<void> {
		if (this.isStopped) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, this.options.everyMs);
			this.wakeUp = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}
