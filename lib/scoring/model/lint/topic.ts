import { termWords, type Words } from './words';

/** Something a rule should not be about, with the words by which it is recognised. */
export interface Topic {
	/** As a message names it, e.g. `age`. */
	name: string;
	/** Lower case, without accents, English and Dutch; see `termWords`. */
	terms: readonly string[];
	/** Longer expressions that hold a term and mean something else. */
	except?: readonly string[];
}

/** Finds the term of a topic that a text holds; undefined when the text is about something else. */
export type FindTerm = (text: Words) => string | undefined;

/**
 * Prepares a topic, so that a text costs no more than looking for its terms.
 *
 * @example
 * compileTopic(AGE)(wordsOf('Date of birth known')) //=> 'date of birth'
 */
export function compileTopic({ terms, except = [] }: Topic): FindTerm {
	const wanted = terms.map((term) => ({ term: term.replace('*', ''), words: termWords(term) }));
	const innocent = except.map(termWords);
	return (text) => {
		const isNamed = wanted.some(({ words }) => text.includes(words));
		if (!isNamed) return undefined;
		const rest = innocent.reduce((left, phrase) => left.replaceAll(phrase, '·-·'), text);
		return wanted.find(({ words }) => rest.includes(words))?.term;
	};
}
