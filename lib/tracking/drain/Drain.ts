import type { Inbox, InboxEvent, InboxState, Parcel } from '../../store';
import { dealEvents, type Run } from './deal';
import { siftParcels } from './sift';

/** How a box is emptied, and by whom. */
export interface DrainOptions {
	inbox: Inbox;
	box: string;
	/** Events handed over together, at most; those of a run that were kept together are not torn apart. */
	batchSize: number;
	/** How many batches may be on their way at once, each about other people. */
	runsAtOnce: number;
	/** Pause between looks where there is not a whole batch, in milliseconds. */
	delayMs: number;
	/** The time, UTC milliseconds. */
	now(): number;
	/** Whether the process has other work that comes first. */
	isBusy(): boolean;
	/** Takes events over. Resolves with whether they have been dealt with; else they come again. */
	hand(events: readonly InboxEvent[]): Promise<boolean>;
	/** Told every now and then how full the box is. */
	onState(state: InboxState): void;
	/** Told what went wrong with the store; it is tried again. */
	onTrouble(error: unknown): void;
}

/** How long a lease lasts that nobody renews, say because the process was killed, in milliseconds. */
const LEASE_MS = 60_000;
/** How often a lease is renewed while its events are being dealt with. */
const RENEW_MS = LEASE_MS / 3;
/** Pause after a batch while there is other work, in parts of the time it took: answering who tells something comes first. */
const PAUSE_PARTS = 3;
/** How long to wait for events to be dealt with; after that they are handed over again. */
const PATIENCE_MS = 3_600_000;
/** Pause before events are handed over again that could not be dealt with; doubled each time for what fails alone. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 900_000;

/** Runs that follow one another about the same people, where several go on side by side: all wait for the slowest. */
const RUNS_OF_A_LANE = 4;

const REPORT_MS = 10_000;
const FORGET_MS = 3_600_000;
/** How long quarantined events are kept. */
const QUARANTINE_MS = 30 * 86_400_000;

/**
 * Empties a box of the inbox, batch after batch, each handed over at least once. Several may be on their way at once; the
 * next ones are taken when all of them have been dealt with.
 *
 * A batch that could not be dealt with comes again after a pause, and the next ones are smaller until one succeeds, so
 * that one event that cannot be dealt with does not hold up the others for ever.
 */
export class Drain {
	private size: number;

	/** Whether something could not be dealt with since whole batches last could: until then one goes at a time. */
	private isCareful = false;

	private isStopped = false;

	private wakeUp: () => void = () => undefined;

	private reportedAt = 0;

	private forgotAt = 0;

	/** Resolves once it was stopped and nothing is under way any more. */
	readonly finished: Promise<void>;

	constructor(private readonly options: DrainOptions) {
		this.size = options.batchSize;
		this.finished = this.run();
	}

	/** Hands nothing over any more; what is under way goes on to its end. */
	stop(): void {
		this.isStopped = true;
		this.wakeUp();
	}

	private async run(): Promise<void> {
		const { delayMs, now, isBusy } = this.options;
		while (!this.isStopped) {
			const startMs = now();
			const isMoreLeft = await this.tryNext();
			const restMs = Math.min(PAUSE_PARTS * (now() - startMs), delayMs);
			if (!isMoreLeft) await this.pause(delayMs);
			else if (isBusy()) await this.pause(restMs);
		}
	}

	/** @returns whether there is probably another batch at once */
	private async tryNext(): Promise<boolean> {
		try {
			const isMoreLeft = await this.handNext();
			await this.tend();
			return isMoreLeft;
		} catch (error) {
			this.options.onTrouble(error);
			return false;
		}
	}

	private async handNext(): Promise<boolean> {
		const { inbox, box, now, batchSize } = this.options;
		const nowMs = now();
		const lanes = this.isCareful ? 1 : this.options.runsAtOnce;
		const limit = this.size * (lanes > 1 ? lanes * RUNS_OF_A_LANE : 1);
		const untilMs = nowMs + LEASE_MS;
		const { parcels, isMoreFree } = await inbox.lease(box, { limit, nowMs, untilMs });
		if (parcels.length === 0) return false;
		if (this.isStopped) {
			await inbox.holdUntil(idsOf(parcels), nowMs);
			return false;
		}
		const { ready, early } = siftParcels(parcels, isMoreFree);
		if (early.length > 0) await inbox.holdUntil(early, nowMs);
		const failed = await this.handOver(dealEvents(ready, lanes, this.size), ready);
		const done = ready.filter(({ id }) => !failed.has(id));
		const again = ready.filter(({ id }) => failed.has(id));
		if (done.length > 0) {
			const quarantined = done.flatMap((parcel) => parcel.quarantined);
			await inbox.confirm(box, idsOf(done), quarantined);
		}
		if (again.length === 0) {
			this.size = Math.min(2 * this.size, batchSize);
			this.isCareful &&= this.size < batchSize;
			return isMoreFree;
		}
		await inbox.holdUntil(idsOf(again), now() + pauseAfter(again));
		this.size = Math.max(1, Math.floor(this.size / 2));
		this.isCareful = true;
		return false;
	}

	/**
	 * Hands events over, and keeps the lease of their parcels as long as that takes.
	 *
	 * @returns ids of the parcels of which something was not dealt with
	 */
	private async handOver(
		lanes: ReadonlyArray<readonly Run[]>,
		parcels: readonly Parcel[],
	): Promise<Set<number>> {
		const { inbox, hand, now, onTrouble } = this.options;
		let giveUp: NodeJS.Timeout | undefined;
		const renewal = setInterval(() => {
			inbox.holdUntil(idsOf(parcels), now() + LEASE_MS).catch(onTrouble);
		}, RENEW_MS);
		const tooLong = new Promise<boolean>((resolve) => {
			giveUp = setTimeout(() => resolve(false), PATIENCE_MS);
		});
		for (const timer of [renewal, giveUp]) timer?.unref();
		const failed = new Set<number>();
		try {
			const handed = lanes.map(async (runs) => {
				let isWell = true;
				for (const { events, parcelIds } of runs) {
					isWell &&= !this.isStopped && (await Promise.race([hand(events), tooLong]));
					if (!isWell) for (const id of parcelIds) failed.add(id);
				}
			});
			for (const one of await Promise.allSettled(handed))
				if (one.status === 'rejected') throw one.reason;
			return failed;
		} finally {
			clearInterval(renewal);
			clearTimeout(giveUp);
		}
	}

	private async tend(): Promise<void> {
		const { inbox, box, now, onState } = this.options;
		const nowMs = now();
		if (nowMs - this.reportedAt >= REPORT_MS) {
			this.reportedAt = nowMs;
			onState(await inbox.state(box));
		}
		if (nowMs - this.forgotAt >= FORGET_MS) {
			this.forgotAt = nowMs;
			await inbox.forgetQuarantined(box, nowMs - QUARANTINE_MS);
		}
	}

	private pause(ms: number): Promise<void> {
		if (this.isStopped) return Promise.resolve();
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.wakeUp = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}

function idsOf(parcels: readonly Parcel[]): number[] {
	return parcels.map(({ id }) => id);
}

function pauseAfter(parcels: readonly Parcel[]): number {
	if (parcels.length > 1) return FIRST_PAUSE_MS;
	const [{ attempts }] = parcels;
	return Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
}
