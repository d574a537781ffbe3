import type { Clock } from '../clock';
import type { LimitsSeen, Place } from './pacing';

/** How many calls HubSpot allows, and which part of them is ours. */
export interface WindowLimits {
	/** Calls HubSpot allows in a window. */
	max: number;
	windowMs: number;
	/** Part of those calls that is ours to use, 0–1. */
	share: number;
}

/** How often to look for an answer while every place is held by a call under way. */
const UNDER_WAY_MS = 50;

/**
 * One rolling window of a limit, evenly filled.
 *
 * A call holds its place from when it is sent until a window after its answer: HubSpot counted it somewhere in
 * between. What HubSpot says is left tells how many calls others made with the same token; they are left their places.
 */
export class CallWindow {
	private readonly places = new Set<{
		/** When it becomes free again; Infinity while the call is under way. */
		freeAt: number;
	}>();

	/** Calls of others in the window, and until when they may count. */
	private others = { calls: 0, until: 0 };

	private nextAt = 0;

	private turn: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly limits: WindowLimits,
		private readonly clock: Clock,
	) {}

	/** Milliseconds between two calls of a window that is evenly filled. */
	get everyMs(): number {
		return Math.ceil(this.limits.windowMs / this.ours);
	}

	/** Resolves when a call may be sent, first come first served. */
	enter(): Promise<Place> {
		const place = this.turn.then(() => this.takePlace());
		this.turn = place;
		return place;
	}

	private async takePlace(): Promise<Place> {
		for (let waitMs = this.waitMs(); waitMs > 0; waitMs = this.waitMs())
			await this.clock.sleep(waitMs);
		this.nextAt = this.clock.now() + this.everyMs;
		const place = { freeAt: Infinity };
		this.places.add(place);
		return {
			leave: (seen, holdMs) => {
				this.learn(seen);
				place.freeAt = this.clock.now() + this.limits.windowMs;
				this.nextAt = Math.max(this.nextAt, this.clock.now() + holdMs);
			},
		};
	}

	/** Calls in a window that are ours to use. */
	private get ours(): number {
		return Math.max(1, Math.floor(this.limits.max * this.limits.share));
	}

	/** How long to wait before looking again whether there is a place; 0 when there is. */
	private waitMs(): number {
		const now = this.clock.now();
		for (const place of this.places) if (place.freeAt <= now) this.places.delete(place);
		const others = this.others.until > now ? this.others.calls : 0;
		if (this.places.size + others < this.ours) return Math.max(0, this.nextAt - now);
		const frees = [...this.places].map(({ freeAt }) => freeAt);
		if (others > 0) frees.push(this.others.until);
		const waitMs = Math.min(...frees) - now;
		return Number.isFinite(waitMs) ? waitMs : UNDER_WAY_MS;
	}

	private learn({ max, remaining, windowMs }: LimitsSeen): void {
		if (max !== null && max > 0) this.limits.max = max;
		if (windowMs !== null && windowMs > 0) this.limits.windowMs = windowMs;
		if (remaining === null) return;
		const calls = this.limits.max - remaining - this.places.size;
		this.others = { calls: Math.max(0, calls), until: this.clock.now() + this.limits.windowMs };
	}
}
