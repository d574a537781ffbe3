import type { Timelines } from '../scoring';

type Entries = ReadonlyArray<ReadonlyArray<string | number>>;

const LISTS = [
	'statuses',
	'consents',
	'pauses',
	'profile',
	'objections',
	'contacts',
	'overrides',
] as const;

/**
 * Timelines without what only one of two merged candidates had: what the others had too stays. What was said since is
 * kept as well, unless it is the very same; the ledger brings that back.
 */
export function timelinesWithout(
	united: Timelines,
	gone: Timelines,
	staying: readonly Timelines[],
): Timelines {
	const left: Record<string, unknown> = { ...united };
	for (const list of LISTS) {
		const entries: Entries | undefined = united[list];
		if (!entries) continue;
		const removed = new Set((gone[list] ?? []).map((entry) => JSON.stringify(entry)));
		for (const one of staying)
			for (const entry of one[list] ?? []) removed.delete(JSON.stringify(entry));
		const kept = entries.filter((entry) => !removed.has(JSON.stringify(entry)));
		if (kept.length > 0 || list in EMPTY) left[list] = kept;
		else delete left[list];
	}
	const since = staying.flatMap(({ knownSince }) => knownSince ?? []);
	const isGone = united.knownSince !== null && united.knownSince === gone.knownSince;
	if (isGone) left.knownSince = since.length > 0 ? Math.min(...since) : null;
	return left as unknown as Timelines;
}

/** The lists that are there even when nothing is in them. */
const EMPTY: Partial<Record<(typeof LISTS)[number], true>> = {
	statuses: true,
	consents: true,
	pauses: true,
	profile: true,
};
