/** Why nothing is sent to an address any more. */
export type SuppressionReason =
	'hardBounce' | 'softBounces' | 'complaint' | 'unsubscribed' | 'erased' | 'byHand';

/** An address to which nothing is sent, and why; of several reasons each stands by itself. */
export interface Suppression {
	/** As `lib/nurture` writes addresses for comparing; of who was erased, a salted hash. */
	address: string;
	reason: SuppressionReason;
	/** UTC milliseconds. */
	at: number;
	/** What was said, and where. */
	detail: string | null;
}

/** A mail that came back. */
export interface KeptBounce {
	address: string;
	/** Tells the mail from others; the same mail comes back to an address once. */
	mail: string;
	/** UTC milliseconds. */
	at: number;
	bounce: 'hard' | 'soft' | 'policy';
	diagnosis: string;
}

/** Which suppressions are asked for. */
export interface SuppressionFilter {
	reasons?: readonly SuppressionReason[];
	limit: number;
	/** How many to pass over. */
	offset?: number;
}

/** Addresses to which nothing is sent, and the bounces that lead to that. */
export interface SuppressionStore {
	/** Keeps suppressions; of the same address and reason the first one stays. */
	add(suppressions: readonly Suppression[]): Promise<void>;

	/**
	 * Takes suppressions back.
	 *
	 * @param reasons - all of them when left out
	 * @returns how many there were
	 */
	lift(addresses: readonly string[], reasons?: readonly SuppressionReason[]): Promise<number>;

	/** The suppressions of these addresses, in any order; one statement. */
	find(addresses: readonly string[]): Promise<Suppression[]>;

	/** By address, then by reason. */
	list(filter: SuppressionFilter): Promise<Suppression[]>;

	/** Keeps bounces; of the same address and mail the first one stays. */
	addBounces(bounces: readonly KeptBounce[]): Promise<void>;

	/** The bounces of these addresses since a moment, UTC ms. */
	bouncesOf(addresses: readonly string[], sinceMs: number): Promise<KeptBounce[]>;
}
