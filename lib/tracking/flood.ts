import { networkOf } from './address';

/** How many requests one address may send. */
export interface FloodRule {
	/** Requests a minute in the long run. */
	perMinute: number;
	/** Requests at once, after a silence. */
	burst: number;
	/** Addresses remembered at most; the one longest silent is forgotten first. */
	addresses: number;
}

interface Bucket {
	/** Requests still allowed at once. */
	left: number;
	at: number;
}

const MINUTE_MS = 60_000;

/**
 * Counts requests per address, as a token bucket: `burst` at once, refilled at `perMinute`.
 *
 * Its memory is bounded by the number of addresses, whatever is sent.
 */
export class FloodLimit {
	/** In the order in which they were last heard of. */
	private readonly buckets = new Map<string, Bucket>();

	constructor(private readonly rule: FloodRule) {}

	/**
	 * @param nowMs - any steady milliseconds
	 * @returns whether the request may go on
	 */
	admits(address: string, nowMs: number): boolean {
		const { perMinute, burst, addresses } = this.rule;
		const network = networkOf(address);
		const known = this.buckets.get(network) ?? { left: burst, at: nowMs };
		const gained = (Math.max(0, nowMs - known.at) * perMinute) / MINUTE_MS;
		const left = Math.min(burst, known.left + gained);
		this.buckets.delete(network);
		this.buckets.set(network, { left: left >= 1 ? left - 1 : left, at: nowMs });
		if (this.buckets.size > addresses) this.forgetOldest();
		return left >= 1;
	}

	/** How many addresses are remembered. */
	get size(): number {
		return this.buckets.size;
	}

	private forgetOldest(): void {
		for (const oldest of this.buckets.keys()) {
			this.buckets.delete(oldest);
			return;
		}
	}
}
