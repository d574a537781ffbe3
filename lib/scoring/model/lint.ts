import { errorIssue, warningIssue, type ModelIssue } from './issue';
import { lintables, type Lintable } from './lint/lintables';
import { PROTECTED_TOPICS } from './lint/protectedTopics';
import { PROXY_TOPICS } from './lint/proxyTopics';
import { findTerm, type Topic } from './lint/topic';
import { wordsOf } from './lint/words';

/**
 * Refuses rules and criteria about protected characteristics, and warns of those about their proxies.
 *
 * Looks at field, value, key, label and event type, by whole words in English and Dutch. It reads words, not
 * intentions: a model that passes can still discriminate.
 *
 * @param model - need not be sound: what can be read is looked at
 */
export function lintModel(model: unknown): ModelIssue[] {
	return lintables(model).flatMap((rule) => {
		const refused = PROTECTED_TOPICS.flatMap((topic) =>
			meetings(rule, topic).map(({ path, text, term }) =>
				errorIssue({
					path,
					found: text,
					problem: `"${rule.name}" is about ${topic.name} ("${term}"), which a score may not depend on (${topic.law})`,
				}),
			),
		);
		return [...refused, ...proxies(rule), ...upperLimits(rule)];
	});
}

/** The first text of a rule that is about a topic: one issue per rule and topic is enough. */
function meetings(rule: Lintable, topic: Topic) {
	for (const { path, text } of rule.texts) {
		const term = findTerm(text, topic);
		if (term !== undefined) return [{ path, text, term: term.replace('*', '') }];
	}
	return [];
}

function proxies(rule: Lintable): ModelIssue[] {
	return PROXY_TOPICS.flatMap((topic) =>
		meetings(rule, topic).map(({ path, text, term }) =>
			warningIssue({
				path,
				found: text,
				problem: `"${rule.name}" is about ${topic.name} ("${term}"): ${topic.reason}; better: ${topic.instead}`,
			}),
		),
	);
}

const EXPERIENCE = [
	'experience',
	'ervaring',
	'werkervaring',
	'ervaringsjaren',
	'seniority',
	'dienstjaren',
];

/** Experience compared with an upper limit. */
function upperLimits({ name, conditions }: Lintable): ModelIssue[] {
	return conditions.flatMap(({ path, field, op }) =>
		/^lte?$/.test(op) && wordsOf(field).some((word) => EXPERIENCE.includes(word))
			? [
					warningIssue({
						path: `${path}.op`,
						found: op,
						problem: `"${name}" sets an upper limit on experience: a maximum leaves out older candidates; better: a minimum, or the level of the position`,
					}),
				]
			: [],
	);
}
