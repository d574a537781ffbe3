/** A stay: how long it lasted, or has lasted so far. */
export interface Stay {
	days: number;
	isOver: boolean;
}

/** How long stays last, those that are not over included. */
export interface Lasting {
	/** Days after which half of all stays are over; null where that cannot be told yet. */
	medianDays: number | null;
	/** Where more than half last longer than can be told: longer than this many days; null otherwise. */
	longerThanDays: number | null;
	/** Stays that are not over. */
	open: number;
}

/**
 * Tells how long stays last. To look only at those that are over would make all look short: the long ones are still
 * going on.
 *
 * The estimator of E. Kaplan and P. Meier (Journal of the American Statistical Association 53, 1958): on each day the
 * part of those still there, and known of so long, that leaves.
 */
export function lastingOf(stays: readonly Stay[]): Lasting {
	const open = stays.filter(({ isOver }) => !isOver).length;
	const sorted = [...stays].sort((a, b) => a.days - b.days);
	let staying = 1;
	for (let at = 0; at < sorted.length;) {
		const { days } = sorted[at];
		const known = sorted.length - at;
		let over = 0;
		for (; sorted[at]?.days === days; at++) over += Number(sorted[at].isOver);
		staying *= 1 - over / known;
		if (staying <= 0.5) return { medianDays: days, longerThanDays: null, open };
	}
	return { medianDays: null, longerThanDays: sorted.at(-1)?.days ?? null, open };
}
