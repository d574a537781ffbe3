const LONGEST_KEY = 60;

/** Can be no key: it means something to JavaScript. */
const RESERVED = 'constructor';

/**
 * The key of something, made from what people call it: lower-case letters, digits and hyphens.
 *
 * @param otherwise - the key where nothing of the label can stand in one
 * @param taken - keys it must differ from
 * @example
 * keyFrom('Café-bezoek (Gouda)', 'rule') //=> 'cafe-bezoek-gouda'
 */
export function keyFrom(label: string, otherwise: string, taken: readonly string[] = []): string {
	const plain = label
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const key = plain === '' ? otherwise : /^[a-z]/.test(plain) ? plain : `${otherwise}-${plain}`;
	return firstFree(key, [...taken, RESERVED]);
}

function firstFree(key: string, taken: readonly string[]): string {
	for (let number = 1; ; number++) {
		const ending = number === 1 ? '' : `-${number}`;
		const start = key.slice(0, LONGEST_KEY - ending.length).replace(/-+$/, '');
		if (!taken.includes(start + ending)) return start + ending;
	}
}
