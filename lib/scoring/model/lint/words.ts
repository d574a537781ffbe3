/**
 * The words of a text, in lower case and without accents; camelCase and snake_case are taken apart.
 *
 * @example
 * wordsOf('properties.dateOfBirth') //=> ['properties', 'date', 'of', 'birth']
 */
export function wordsOf(text: string): string[] {
	return text
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');
}

/**
 * Where a term stands in a list of words: whole words, in order, next to each other.
 *
 * A term whose last word ends in `*` also meets longer words that start so.
 *
 * @returns the places of the first word, ascending
 */
export function placesOf(term: string, words: readonly string[]): number[] {
	const wanted = term.split(' ');
	return words.flatMap((_, at) =>
		wanted.every((word, i) => isMet(word, words[at + i])) ? [at] : [],
	);
}

function isMet(wanted: string, word: string | undefined): boolean {
	if (word === undefined) return false;
	return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}
