import { DateTime } from 'luxon';
import { Refusal, tooMany } from './answers';
import type { Portal } from './portal';

const WINDOW_MS = 10_000;
const SECOND_MS = 1000;
const SEARCHES_PER_SECOND = 5;

/** Counts the calls of one portal and refuses those beyond its limits; refused calls count too. */
export class Limits {
	private readonly callsOf = new Map<string, number[]>();

	private searches: number[] = [];

	private writes: number[] = [];

	private today = { day: '', calls: 0 };

	constructor(private readonly portal: Portal) {}

	/** `limits.rolling`, `limits.daily`, `limits.search` */
	count(token: string, isSearch: boolean): void {
		const now = this.portal.now();
		const { perWindow, perDay, timezone } = this.portal.settings;
		const day = DateTime.fromMillis(now, { zone: timezone }).toISODate() ?? '';
		if (this.today.day !== day) this.today = { day, calls: 0 };
		this.today.calls++;
		if (isSearch) {
			this.searches = [...within(this.searches, now, SECOND_MS), now];
			if (this.searches.length > SEARCHES_PER_SECOND) throw tooMany('SECONDLY');
		} else {
			const calls = [...within(this.callsOf.get(token) ?? [], now, WINDOW_MS), now];
			this.callsOf.set(token, calls);
			if (calls.length > perWindow) throw tooMany('TEN_SECONDLY_ROLLING');
		}
		if (this.today.calls > perDay) throw tooMany('DAILY');
	}

	/** `limits.locked` */
	countWrite(): void {
		const { writesPerSecond } = this.portal.settings;
		const now = this.portal.now();
		this.writes = [...within(this.writes, now, SECOND_MS), now];
		if (writesPerSecond > 0 && this.writes.length > writesPerSecond)
			throw new Refusal(423, 'LOCKED', 'The record is locked by another request');
	}

	/** `limits.headers` */
	headers(token: string, isSearch: boolean): Record<string, string> {
		if (isSearch) return {};
		const { perWindow, perDay } = this.portal.settings;
		const calls = within(this.callsOf.get(token) ?? [], this.portal.now(), WINDOW_MS).length;
		return {
			'x-hubspot-ratelimit-max': String(perWindow),
			'x-hubspot-ratelimit-remaining': String(Math.max(0, perWindow - calls)),
			'x-hubspot-ratelimit-interval-milliseconds': String(WINDOW_MS),
			'x-hubspot-ratelimit-daily': String(perDay),
			'x-hubspot-ratelimit-daily-remaining': String(Math.max(0, perDay - this.today.calls)),
		};
	}
}

function within(times: readonly number[], now: number, ms: number): number[] {
	return times.filter((at) => at > now - ms);
}
