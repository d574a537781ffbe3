import { placesOf, wordsOf } from './words';

/** Something a rule should not be about, with the words by which it is recognised. */
export interface Topic {
	/** As a message names it, e.g. `age`. */
	name: string;
	/** Terms as `placesOf` reads them: lower case, without accents, English and Dutch. */
	terms: readonly string[];
	/** Longer expressions that hold a term and mean something else. */
	except?: readonly string[];
}

/**
 * The term of a topic that a text holds; undefined when it is about something else.
 *
 * @example
 * findTerm('Date of birth known', AGE) //=> 'date of birth'
 */
export function findTerm(text: string, { terms, except = [] }: Topic): string | undefined {
	const words = wordsOf(text);
	const innocent = new Set(except.flatMap((phrase) => covered(phrase, words)));
	return terms.find((term) => placesOf(term, words).some((at) => !innocent.has(at)));
}

/** The places of all words of an expression. */
function covered(phrase: string, words: readonly string[]): number[] {
	const length = phrase.split(' ').length;
	return placesOf(phrase, words).flatMap((at) => Array.from({ length }, (_, i) => at + i));
}
