import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../lib/hubspot';

/** A clock of whole milliseconds that jumps to the next moment somebody waits for, as soon as everything else has been done. */
export class VirtualClock implements Clock {
	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];

	private isTicking = false;

	constructor(private nowMs: number) {}

	now(): number {
		return this.nowMs;
	}

	sleep(ms: number): Promise<void> {
		const asleep = new Promise<void>((wake) => {
			this.sleepers.push({ at: this.nowMs + Math.ceil(Math.max(0, ms)), wake });
		});
		void this.tick();
		return asleep;
	}

	/** Lets time pass without anybody having waited for it. */
	advance(ms: number): void {
		this.nowMs += ms;
	}

	private async tick(): Promise<void> {
		if (this.isTicking) return;
		this.isTicking = true;
		while (this.sleepers.length > 0) {
			await setImmediate();
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers.shift();
			if (!next) break;
			this.nowMs = Math.max(this.nowMs, next.at);
			next.wake();
		}
		this.isTicking = false;
	}
}
