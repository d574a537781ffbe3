import { errorIssue, showValue, type ModelIssue } from '../issue';
import { normalise } from '../../normalise';
import type { ModelParts } from '../parts';

/** Medals nobody can earn, and what would earn two at once. */
export function checkMedals({ medals = [] }: ModelParts): ModelIssue[] {
	return [...checkEarned(medals), ...checkHeights(medals), ...checkStatuses(medals)];
}

type Medals = NonNullable<ModelParts['medals']>;

function checkEarned(medals: Medals): ModelIssue[] {
	return medals.flatMap(({ key, statuses, fromEngagement }, i) =>
		key === undefined || statuses || fromEngagement !== undefined
			? []
			: [
					errorIssue({
						path: `medals.${i}`,
						found: key,
						problem: `nobody can earn ${key}: it has neither statuses nor fromEngagement`,
					}),
				],
	);
}

/** A higher medal takes more points. */
function checkHeights(medals: Medals): ModelIssue[] {
	let below = 0;
	return medals.flatMap(({ fromEngagement }, i) => {
		if (fromEngagement === undefined) return [];
		const before = below;
		below = Math.max(below, fromEngagement);
		if (fromEngagement > before) return [];
		return [
			errorIssue({
				path: `medals.${i}.fromEngagement`,
				found: fromEngagement,
				problem: `a higher medal takes more than the ${before} of the one before it`,
				allowed: `above ${before}`,
			}),
		];
	});
}

/** Statuses belong to one medal each. */
function checkStatuses(medals: Medals): ModelIssue[] {
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
