import type { Desk } from './desk';
import type { CandidateFilter, StoredCandidate } from './port';
import { yieldToOthers } from './yieldToOthers';

/** Up to so many viewers of a vacancy are looked up one by one; of a more popular one the hottest are found sooner. */
const FEW_VIEWERS = 2_000;
/** Candidates whose texts are read before others get a turn: about 10 ms. */
const TEXT_SLICE = 5_000;
/** More candidates than this no text search gives. */
export const MOST_BY_TEXT = 10_000;

/**
 * Replaces what of a filter cannot be told from what is presented (a text, a vacancy few have viewed) by the candidates
 * it leaves.
 */
export async function narrow(desk: Desk, filter: CandidateFilter): Promise<CandidateFilter> {
	const { text, viewed, ...rest } = filter;
	const byText = text ? await findByText(desk, text) : undefined;
	const viewers = viewed === undefined ? undefined : await findViewers(desk, viewed);
	const lists = [rest.candidateIds, byText, viewers].filter((list) => list !== undefined);
	const stillViewed = viewers === undefined && viewed !== undefined ? { viewed } : {};
	if (lists.length === 0) return { ...rest, ...stillViewed };
	const [first, ...others] = lists.map((list) => new Set(list));
	const candidateIds = [...first].filter((id) => others.every((other) => other.has(id)));
	return { ...rest, ...stillViewed, candidateIds };
}

/** Who viewed a vacancy; undefined where they are too many to name. */
async function findViewers(desk: Desk, vacancy: string): Promise<number[] | undefined> {
	const rows = await desk.all<{ candidate_id: number }>('viewers', vacancy, FEW_VIEWERS + 1);
	if (rows.length > FEW_VIEWERS) return undefined;
	return [...new Set(rows.map((row) => row.candidate_id))];
}

/** Those of the candidates who viewed the vacancy a filter asks for; all where it asks for none. */
export async function whoViewed(
	desk: Desk,
	candidates: StoredCandidate[],
	{ viewed }: CandidateFilter,
): Promise<StoredCandidate[]> {
	if (viewed === undefined || candidates.length === 0) return candidates;
	const asked = JSON.stringify(candidates.map(({ candidateId }) => candidateId));
	const rows = await desk.all<{ candidate_id: number }>('viewersAmong', asked, viewed);
	const viewers = new Set(rows.map((row) => row.candidate_id));
	return candidates.filter(({ candidateId }) => viewers.has(candidateId));
}

/** Who has a text, in any case, in one of their identities or a value of their profile. */
async function findByText(desk: Desk, text: string): Promise<number[]> {
	const wanted = text.trim().toLowerCase();
	const found: number[] = [];
	const [{ id: highest }] = await desk.all<{ id: number | null }>('lastPerson');
	for (let from = 0; from < (highest ?? 0); from += TEXT_SLICE) {
		const rows = await desk.all<{ id: number }>('peopleByText', wanted, from, from + TEXT_SLICE);
		for (const { id } of rows) found.push(id);
		if (found.length >= MOST_BY_TEXT) return found.slice(0, MOST_BY_TEXT);
		await yieldToOthers();
	}
	return found;
}
