/**
 * The parts of a list people write with commas.
 *
 * @example
 * splitList('social, email,') //=> ['social', 'email']
 */
export function splitList(text: string): string[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
