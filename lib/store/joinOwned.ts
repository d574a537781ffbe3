import { DisjointSets } from './disjointSets';
import type { EventGroup } from './groupEvents';
import type { FindOwner } from './resolve';

/**
 * Joins the groups that are about one candidate of the store, under whatever identities they name it, so that
 * nobody is worked on twice at a time.
 */
export function joinOwned(groups: readonly EventGroup[], findOwner: FindOwner): EventGroup[] {
	const sets = new DisjointSets();
	const groupOfCandidate = new Map<number, number>();
	let joins = 0;
	groups.forEach((group, number) => {
		for (const identity of group.identities) {
			const owner = findOwner(identity);
			if (!owner) continue;
			const other = groupOfCandidate.get(owner.candidateId);
			if (other === undefined) groupOfCandidate.set(owner.candidateId, number);
			else if (other !== number && ++joins) sets.union(String(other), String(number));
		}
	});
	return joins === 0 ? [...groups] : unite(groups, sets);
}

function unite(groups: readonly EventGroup[], sets: DisjointSets): EventGroup[] {
	const joined = new Map<string, EventGroup>();
	groups.forEach(({ events, identities }, number) => {
		const root = sets.find(String(number));
		const group = joined.get(root) ?? { events: [], identities: [] };
		for (const event of events) group.events.push(event);
		for (const identity of identities) group.identities.push(identity);
		joined.set(root, group);
	});
	return [...joined.values()];
}
