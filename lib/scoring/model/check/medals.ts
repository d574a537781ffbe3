import { errorIssue, showValue, type ModelIssue } from '../issue';
import { normalise } from '../../medal';
import type { ModelParts } from '../parts';

/** Statuses that would earn two medals at once; each belongs to one. */
export function checkMedals({ medals = [] }: ModelParts): ModelIssue[] {
	const owners = new Map<string, string>();
	return medals.flatMap(({ key = '', statuses = [] }, i) =>
		statuses.flatMap((status, j) => {
			const owner = owners.get(normalise(status));
			if (owner === undefined) owners.set(normalise(status), key);
			if (owner === undefined || owner === key) return [];
			return [
				errorIssue({
					path: `medals.${i}.statuses.${j}`,
					found: status,
					problem: `${showValue(status)} already earns ${owner}; a status belongs to one medal`,
				}),
			];
		}),
	);
}
