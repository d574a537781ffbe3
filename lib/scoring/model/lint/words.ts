/** A text taken apart into words, each between dots: `·date··of··birth·`. */
export type Words = string;

/**
 * The words of a text, in lower case and without accents; camelCase and snake_case are taken apart.
 *
 * @example
 * wordsOf('properties.dateOfBirth') //=> '·properties··date··of··birth·'
 */
export function wordsOf(text: string): Words {
	return text
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.map((word) => `·${word}·`)
		.join('');
}

/**
 * A term as it stands among {@link Words}: whole words, next to each other.
 *
 * A term that ends in `*` also meets longer words that start so.
 *
 * @example
 * wordsOf('Zwangerschap').includes(termWords('zwanger*')) //=> true
 */
export function termWords(term: string): Words {
	const whole = `·${term.split(' ').join('··')}·`;
	return whole.endsWith('*·') ? whole.slice(0, -2) : whole;
}
