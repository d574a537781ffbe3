import { isScoringError } from '../../errors';
import { createLocalClock } from '../../localDay';
import { errorIssue, showValue, type ModelIssue } from '../issue';
import { nearest } from '../nearest';
import { KEYED, type ModelParts } from '../parts';

/** Keys that stand twice in one list. */
export function checkKeys(parts: ModelParts): ModelIssue[] {
	return KEYED.flatMap((list) => duplicateKeys(list, parts[list] ?? []));
}

/** Keys that stand twice in the list at a path. */
export function duplicateKeys(path: string, list: ReadonlyArray<{ key?: string }>): ModelIssue[] {
	const keys = list.map((entry) => entry.key);
	return keys.flatMap((key, i) =>
		key !== undefined && keys.indexOf(key) < i
			? [
					errorIssue({
						path: `${path}.${i}.key`,
						found: key,
						problem: `"${key}" stands twice; keys must be unique`,
					}),
				]
			: [],
	);
}

/** A zone may be off by this many letters to be suggested; more would suggest the other end of the world. */
const ZONE_TYPOS = 2;

/** A time zone that does not exist. */
export function checkZone({ timezone }: ModelParts): ModelIssue[] {
	if (timezone === undefined || isZone(timezone)) return [];
	return [
		errorIssue({
			path: 'timezone',
			found: timezone,
			problem: `${showValue(timezone)} is not a time zone`,
			allowed: 'an IANA name like Europe/Amsterdam',
			suggestion: nearest(timezone, Intl.supportedValuesOf('timeZone'), ZONE_TYPOS),
		}),
	];
}

function isZone(timezone: string): boolean {
	try {
		createLocalClock(timezone);
		return true;
	} catch (error) {
		if (isScoringError(error)) return false;
		throw error;
	}
}
