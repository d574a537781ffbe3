import type { ClaimedSend, Outbox } from '../../store';

/** Mails claimed at once: that costs waiting for the disk, and what is only claimed nobody loses. */
const CLAIMED = 200;
const LEASE_MS = 10 * 60_000;

/** What may be sent within an hour, by all who send. */
export interface SendQuota {
	/** @returns how many of `wanted` may be sent */
	take(wanted: number): Promise<number>;
	/** Gives back what was taken and not sent. */
	giveBack(unused: number): Promise<void>;
}

/** What it takes to get mails. */
export interface SupplyRun<Payload> {
	outbox: Outbox<Payload>;
	clock: { now(): number };
	/** Tells this run from all others, also from an earlier one of the same machine. */
	worker: string;
	/** Ids of the mails that may go out; whatever is due when left out. */
	only?: readonly string[];
	/** So many mails may go out; no limit when left out. */
	budget?: number;
	/** What runs share that may be sent within an hour; no limit when left out. */
	quota?: SendQuota;
	/** Waits for what is still being planned; false once nothing more will be due in this run. */
	more?(): Promise<boolean>;
}

/** Hands the lanes of a run what they may send next, and keeps to what may be sent at all. */
export class Supply<Payload> {
	private claimed: ClaimedSend<Payload>[] = [];

	/** Mails that may still go out in this run. */
	private budget: number;

	/** Mails of the hour's allowance that were taken and not handed out. */
	private allowance = 0;

	private turn: Promise<unknown> = Promise.resolve();

	constructor(private readonly run: SupplyRun<Payload>) {
		this.budget = run.budget ?? Infinity;
	}

	/** The next mails, at most `most`; none when nothing is due or nothing more may go out. */
	next(most: number): Promise<ClaimedSend<Payload>[]> {
		const next = this.turn.then(() => this.take(most));
		this.turn = next.catch(() => undefined);
		return next;
	}

	/** Tells that so many of the mails handed out were not tried. */
	untried(count: number): void {
		this.budget += count;
		this.allowance += count;
	}

	/** Gives back what was claimed and not handed out, and the allowance that is left. */
	async close(): Promise<void> {
		const { outbox, worker, clock, quota } = this.run;
		const at = clock.now();
		const released = this.claimed.map(({ id }) => ({
			...{ id, worker, at, notBefore: at },
			type: 'released' as const,
		}));
		if (released.length > 0) await outbox.settle(released);
		if (quota && this.allowance > 0) await quota.giveBack(this.allowance);
	}

	private async take(most: number): Promise<ClaimedSend<Payload>[]> {
		const { outbox, worker, clock, quota, only } = this.run;
		if (this.budget < 1) return [];
		if (quota && this.allowance < 1)
			this.allowance += await quota.take(Math.min(CLAIMED, this.budget));
		const allowed = Math.min(most, this.budget, quota ? this.allowance : Infinity);
		if (allowed < 1) return [];
		while (this.claimed.length === 0) {
			this.claimed = await outbox.claim(worker, CLAIMED, clock.now(), LEASE_MS, only);
			if (this.claimed.length === 0 && !(await this.run.more?.())) return [];
		}
		const taken = this.claimed.splice(0, allowed);
		this.budget -= taken.length;
		this.allowance -= taken.length;
		return taken;
	}
}
