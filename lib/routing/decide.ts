import type { Routed, RoutedBefore } from '../store';

/** Somebody whom a router wants to send on. */
export interface Claim {
	candidateId: number;
	/** Which output they are to leave by. */
	output: string;
	score: number | null;
	/** YYYY-MM-DD; null for never. */
	lastActiveOn: string | null;
	/** Id of the newest transition the item tells of; null where it tells of none. */
	crossing: number | null;
}

/** What holds somebody back from an output: a cooldown, and a number of places. */
export interface Limits {
	nowMs: number;
	/** Since when having left by the same output stands against it, UTC ms; null for no cooldown. */
	cooldownSinceMs: number | null;
	/** The output whose places are limited, how many there are, and by which output the others leave. */
	capacity: { output: string; places: number; others: string } | null;
}

/** What becomes of a claim: the output it leaves by, or why by none of them. */
export interface Decision {
	output: string | null;
	/** Whether it would have left by the limited output, had there been a place. */
	isOver: boolean;
}

/**
 * Decides who is let through: the best by score, then by who was active last, get the places that are left, and nobody
 * leaves by the same output again within the cooldown.
 *
 * Who has a place keeps it until the period ends, and takes no second one. The same crossing may come again, say because
 * an execution was cut short: it is let through as before, so that nothing is lost.
 *
 * @returns one decision per claim, in their order, and what is to be noted
 */
export function decideRoutes(
	claims: readonly Claim[],
	before: RoutedBefore,
	limits: Limits,
): { decisions: Decision[]; routed: Routed[] } {
	const placed = givePlaces(claims, before, limits);
	const known = [...before.routed];
	const routed: Routed[] = [];
	const decisions = claims.map((claim, i): Decision => {
		const { output, isOver } = placed[i];
		const { candidateId, crossing, score } = claim;
		const own = known.filter((one) => one.candidateId === candidateId && one.output === output);
		const isSame = crossing !== null && own.some((one) => one.crossing === crossing);
		if (isSame) return { output, isOver };
		const since = limits.cooldownSinceMs;
		if (since !== null && own.some(({ routedAt }) => routedAt >= since))
			return { output: null, isOver };
		if (since === null && !placed[i].isNew) return { output, isOver };
		const noted = { candidateId, output, routedAt: limits.nowMs, crossing, score };
		known.push(noted);
		routed.push(noted);
		return { output, isOver };
	});
	return { decisions, routed };
}

interface Placed {
	output: string;
	isOver: boolean;
	/** Whether a place is taken that was free. */
	isNew: boolean;
}

function givePlaces(
	claims: readonly Claim[],
	{ places }: RoutedBefore,
	{ capacity }: Limits,
): Placed[] {
	const placed = claims.map(({ output }): Placed => ({ output, isOver: false, isNew: false }));
	if (!capacity) return placed;
	const holders = new Set(places.map(({ candidateId }) => candidateId));
	const ranked = claims
		.map((claim, i) => ({ claim, i }))
		.filter(({ claim }) => claim.output === capacity.output)
		.sort((a, b) => byRank(a.claim, b.claim));
	for (const { claim, i } of ranked) {
		if (holders.has(claim.candidateId)) continue;
		const isFree = holders.size < capacity.places;
		if (isFree) holders.add(claim.candidateId);
		placed[i] = isFree
			? { output: capacity.output, isOver: false, isNew: true }
			: { output: capacity.others, isOver: true, isNew: false };
	}
	return placed;
}

function byRank(a: Claim, b: Claim): number {
	const byScore = (b.score ?? -1) - (a.score ?? -1);
	if (byScore !== 0) return byScore;
	const byActivity = (b.lastActiveOn ?? '').localeCompare(a.lastActiveOn ?? '');
	return byActivity || a.candidateId - b.candidateId;
}
