import { errorIssue, showValue, warningIssue, type ModelIssue } from './issue';
import { lintables, type Lintable } from './lint/lintables';
import { PROTECTED_TOPICS } from './lint/protectedTopics';
import { PROXY_TOPICS } from './lint/proxyTopics';
import { compileTopic, type FindTerm } from './lint/topic';
import { termWords, wordsOf } from './lint/words';

const REFUSED = PROTECTED_TOPICS.map((topic) => ({ ...topic, find: compileTopic(topic) }));
const DOUBTFUL = PROXY_TOPICS.map((topic) => ({ ...topic, find: compileTopic(topic) }));

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
		const refused = REFUSED.flatMap((topic) =>
			meetings(rule, topic).map(({ path, text, term }) =>
				errorIssue({
					path,
					found: text,
					problem: `${showValue(rule.name)} is about ${topic.name} ("${term}"), which a score may not depend on (${topic.law})`,
				}),
			),
		);
		return [...refused, ...proxies(rule), ...upperLimits(rule)];
	});
}

/** The first text of a rule that is about a topic: one issue per rule and topic is enough. */
function meetings(rule: Lintable, { find }: { find: FindTerm }) {
	for (const { path, text, words } of rule.texts) {
		const term = find(words);
		if (term !== undefined) return [{ path, text, term }];
	}
	return [];
}

function proxies(rule: Lintable): ModelIssue[] {
	return DOUBTFUL.flatMap((topic) =>
		meetings(rule, topic).map(({ path, text, term }) =>
			warningIssue({
				path,
				found: text,
				problem: `${showValue(rule.name)} is about ${topic.name} ("${term}"): ${topic.reason}; better: ${topic.instead}`,
			}),
		),
	);
}

const EXPERIENCE = [
	...['experience', 'ervaring', 'werkervaring', 'ervaringsjaren', 'seniority', 'dienstjaren'],
].map(termWords);

/** Experience compared with an upper limit. */
function upperLimits({ name, conditions }: Lintable): ModelIssue[] {
	return conditions.flatMap(({ path, field, op }) =>
		/^lte?$/.test(op) && EXPERIENCE.some((term) => wordsOf(field).includes(term))
			? [
					warningIssue({
						path: `${path}.op`,
						found: op,
						problem: `${showValue(name)} sets an upper limit on experience: a maximum leaves out older candidates; better: a minimum, or the level of the position`,
					}),
				]
			: [],
	);
}
