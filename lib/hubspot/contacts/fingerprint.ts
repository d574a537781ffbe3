import { hash } from 'node:crypto';

/** They say when and how, not what: they differ every day and are sent along when something else does. */
const PASSING = new Set(['cand_scored_on', 'cand_reason']);

/**
 * A short text that is the same as long as nothing worth sending has changed.
 *
 * The order of the properties does not matter, nor do the day of scoring and the sentence that explains the score:
 * with them every candidate would be written every day.
 */
export function propertiesFingerprint(properties: Readonly<Record<string, string>>): string {
	const lasting = Object.entries(properties)
		.filter(([name]) => !PASSING.has(name))
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return hash('sha256', JSON.stringify(lasting), 'base64url').slice(0, 22);
}
