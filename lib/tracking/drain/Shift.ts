import { setTimeout as sleep } from 'node:timers/promises';
import type { Inbox, InboxEvent } from '../../store';
import { Pool, type Run } from './Pool';
import { siftParcels } from './sift';

/** How events are handed over, and by whom. */
export interface Hands {
	inbox: Inbox;
	box: string;
	/** The time, UTC milliseconds. */
	now(): number;
	/** Takes events over. Resolves with whether they have been dealt with; else they come again. */
	hand(events: readonly InboxEvent[]): Promise<boolean>;
	/** Told what went wrong with the store; it is tried again. */
	onTrouble(error: unknown): void;
}

/** How much is handed over at once. */
export interface Load {
	/** Events handed over together, at most, but for those about one person that were kept together. */
	size: number;
	/** How many batches may be on their way at once, each about other people. */
	lanes: number;
	/** Whether to take no more than one batch. */
	isSingle: boolean;
	/** Pause until it is looked again for more while a lane has nothing to do, in milliseconds. */
	delayMs: number;
	/** Called after a batch that took so many milliseconds; the next one follows when it resolves. */
	afterBatch(tookMs: number): Promise<void>;
}

/** How a shift ended. */
export interface ShiftEnd {
	/** How many batches were handed over. */
	batches: number;
	/** Whether all of them have been dealt with. */
	isWell: boolean;
	/** Whether there is probably more at once. */
	isMoreFree: boolean;
}

/** How long a lease lasts that nobody renews, say because the process was killed, in milliseconds. */
const LEASE_MS = 60_000;
/** How often leases are renewed while their events are being dealt with. */
const RENEW_MS = LEASE_MS / 3;
/** How long to wait for events to be dealt with; after that they are handed over again. */
const PATIENCE_MS = 3_600_000;
/** Pause before events are handed over again that could not be dealt with; doubled each time for what fails alone. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 900_000;

/** Batches kept ready for each lane, so that none has to wait, and a batch is about fewer people who are met again. */
const BATCHES_OF_A_LANE = 4;

/**
 * Takes events out of a box and hands them over until all it took has been dealt with. More is taken meanwhile.
 *
 * It begins nothing new once it is stopped or something could not be dealt with, and gives back what it has not begun.
 */
export class Shift {
	private readonly pool = new Pool();

	private readonly underWay = new Set<Promise<void>>();

	/** Taken at most before some of it has been dealt with. */
	private readonly most: number;

	private batches = 0;

	private busyLanes = 0;

	private isTaking = false;

	private isMoreFree = true;

	private isWell = true;

	private isStopped = false;

	constructor(
		private readonly hands: Hands,
		private readonly load: Load,
	) {
		this.most = load.size * (load.isSingle ? 1 : load.lanes * BATCHES_OF_A_LANE);
	}

	/** Begins nothing new. */
	stop(): void {
		this.isStopped = true;
	}

	/** @throws what the store throws; what was taken is handed out again when its lease ends */
	async work(): Promise<ShiftEnd> {
		const renewal = setInterval(() => this.renew(), RENEW_MS);
		renewal.unref();
		try {
			await this.take();
			for (;;) {
				this.begin();
				if (this.underWay.size === 0) break;
				await this.waitForChange();
			}
		} finally {
			this.isStopped = true;
			await Promise.allSettled(this.underWay);
			clearInterval(renewal);
		}
		await this.giveBack();
		const { batches, isWell, isMoreFree } = this;
		return { batches, isWell, isMoreFree };
	}

	/** Begins whatever can go on beside what is under way. */
	private begin(): void {
		if (!this.isGoingOn) return;
		const { lanes, size, isSingle } = this.load;
		if (!isSingle && this.isMoreFree && !this.isTaking && this.pool.size <= this.most / 2)
			this.track(this.take());
		while (this.busyLanes < lanes) {
			const run = this.pool.take(size);
			if (!run) return;
			this.track(this.handOver(run));
		}
	}

	/** Until something has ended, or it is time to look for more: a long batch holds up those only whom it is about. */
	private async waitForChange(): Promise<void> {
		const { lanes, isSingle, delayMs } = this.load;
		const isIdle = !isSingle && !this.isMoreFree && this.busyLanes < lanes;
		if (!isIdle || !this.isGoingOn) return await Promise.race(this.underWay);
		const waiting = new AbortController();
		const look = sleep(delayMs, undefined, { signal: waiting.signal });
		const lookAgain = look.then(() => void (this.isMoreFree = true));
		try {
			await Promise.race([lookAgain, ...this.underWay]);
		} finally {
			waiting.abort();
		}
	}

	private get isGoingOn(): boolean {
		return this.isWell && !this.isStopped;
	}

	private track(work: Promise<void>): void {
		const tracked = work.finally(() => this.underWay.delete(tracked));
		this.underWay.add(tracked);
	}

	/** Takes as much out of the box as there is room for. */
	private async take(): Promise<void> {
		const { inbox, box, now } = this.hands;
		this.isTaking = true;
		const nowMs = now();
		const limit = this.most - this.pool.size;
		const leased = await inbox.lease(box, { limit, nowMs, untilMs: nowMs + LEASE_MS });
		const { ready, early } = siftParcels(leased.parcels, leased.isMoreFree);
		if (early.length > 0) await inbox.holdUntil(early, nowMs);
		this.pool.add(ready);
		this.isMoreFree = leased.isMoreFree;
		this.isTaking = false;
		await this.confirm();
	}

	private async handOver(run: Run): Promise<void> {
		const { now, hand } = this.hands;
		this.batches++;
		this.busyLanes++;
		const startMs = now();
		const isDone = await withPatience(hand(run.events));
		this.isWell &&= isDone;
		this.pool.end(run, isDone);
		await this.confirm();
		await this.load.afterBatch(now() - startMs);
		this.busyLanes--;
	}

	private async confirm(): Promise<void> {
		const done = this.pool.takeDone();
		if (done.length === 0) return;
		const { inbox, box } = this.hands;
		await inbox.confirm(
			box,
			done.map(({ id }) => id),
			done.flatMap(({ quarantined }) => quarantined),
		);
	}

	private renew(): void {
		const { inbox, now, onTrouble } = this.hands;
		inbox.holdUntil(this.pool.ids, now() + LEASE_MS).catch(onTrouble);
	}

	/** What failed comes again after a pause, what was not begun at once. */
	private async giveBack(): Promise<void> {
		const { inbox, now } = this.hands;
		const { failed, untried } = this.pool.rest();
		const hold = async (parcels: typeof failed, pauseMs: number) => {
			const ids = parcels.map(({ id }) => id);
			if (ids.length > 0) await inbox.holdUntil(ids, now() + pauseMs);
		};
		await hold(untried, 0);
		await hold(failed, pauseAfter(failed.map(({ attempts }) => attempts)));
	}
}

/** @returns false where it takes too long */
async function withPatience(handed: Promise<boolean>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), PATIENCE_MS);
		timer.unref();
	});
	try {
		return await Promise.race([handed, tooLong]);
	} finally {
		clearTimeout(timer);
	}
}

function pauseAfter(attempts: readonly number[]): number {
	if (attempts.length !== 1) return FIRST_PAUSE_MS;
	return Math.min(FIRST_PAUSE_MS * 2 ** attempts[0], LONGEST_PAUSE_MS);
}
