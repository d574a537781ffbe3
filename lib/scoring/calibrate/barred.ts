import { PROTECTED_TOPICS } from '../model/lint/protectedTopics';
import { compileTopic } from '../model/lint/topic';
import { wordsOf } from '../model/lint/words';

const TOPICS = PROTECTED_TOPICS.map((topic) => ({ ...topic, find: compileTopic(topic) }));

/**
 * Why no point may be learned from a column; undefined where it may.
 *
 * @example
 * whyBarred('gender') //=> 'it is about sex or gender, which a score may not depend on (the Dutch AWGB …)'
 */
export function whyBarred(column: string): string | undefined {
	const words = wordsOf(column);
	const topic = TOPICS.find(({ find }) => find(words) !== undefined);
	return topic && `it is about ${topic.name}, which a score may not depend on (${topic.law})`;
}
