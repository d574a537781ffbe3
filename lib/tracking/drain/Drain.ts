import { setTimeout } from 'node:timers/promises';
import type { InboxState } from '../../store';
import { Shift, type Hands } from './Shift';

/** How a box is emptied, and by whom. */
export interface DrainOptions extends Hands {
	/** Events handed over together, at most; those about one person that were kept together are not torn apart. */
	batchSize: number;
	/** How many batches may be on their way at once, each about other people. */
	runsAtOnce: number;
	/** Pause between looks where there is no more, in milliseconds. */
	delayMs: number;
	/** Whether the process has other work that comes first. */
	isBusy(): boolean;
	/** Told every now and then how full the box is. */
	onState(state: InboxState): void;
}

/** Pause after a batch while there is other work, in parts of the time it took: answering who tells something comes first. */
const PAUSE_PARTS = 3;

const REPORT_MS = 10_000;
const FORGET_MS = 3_600_000;
/** How long quarantined events are kept. */
const QUARANTINE_MS = 30 * 86_400_000;

/**
 * Empties a box of the inbox, batch after batch, each handed over at least once. Several may be on their way at once, each
 * about other people.
 *
 * A batch that could not be dealt with comes again after a pause, and the next ones are smaller and go one at a time until
 * whole ones succeed, so that one event that cannot be dealt with does not hold up the others for ever.
 */
export class Drain {
	private size: number;

	/** Whether something could not be dealt with since whole batches last could: until then one goes at a time. */
	private isCareful = false;

	private shift: Shift | undefined;

	private readonly stopping = new AbortController();

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
		this.shift?.stop();
		this.stopping.abort();
	}

	private async run(): Promise<void> {
		while (!this.isStopped) {
			const isMoreLeft = await this.tryNext();
			if (!isMoreLeft) await this.pause(this.options.delayMs);
		}
	}

	private get isStopped(): boolean {
		return this.stopping.signal.aborted;
	}

	/** @returns whether there is probably more at once */
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
		const { size, isCareful: isSingle } = this;
		const { runsAtOnce, delayMs } = this.options;
		const lanes = isSingle ? 1 : runsAtOnce;
		const afterBatch = async (tookMs: number) => await this.afterBatch(tookMs);
		this.shift = new Shift(this.options, { size, lanes, isSingle, delayMs, afterBatch });
		const { batches, isWell, isMoreFree } = await this.shift.work();
		if (!isWell) {
			this.size = Math.max(1, Math.floor(size / 2));
			this.isCareful = true;
		} else if (batches > 0) {
			this.size = Math.min(2 * size, this.options.batchSize);
			this.isCareful &&= this.size < this.options.batchSize;
		}
		return isWell && isMoreFree;
	}

	private async afterBatch(tookMs: number): Promise<void> {
		const { isBusy, delayMs } = this.options;
		await this.tend();
		if (isBusy()) await this.pause(Math.min(PAUSE_PARTS * tookMs, delayMs));
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

	private async pause(ms: number): Promise<void> {
		await setTimeout(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
	}
}
