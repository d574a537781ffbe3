/** What a page says about itself for search engines. */
export interface Described {
	subject?: string;
	title?: string;
}

type Thing = Record<string, unknown>;

/**
 * Finds the one thing of a type that a page is about, in its JSON-LD.
 *
 * @param texts - the contents of the page's `application/ld+json` scripts
 * @param type - of `@type`
 * @returns null where there is none, and where there are several: a list is about none of them
 */
export function findDescribed(texts: readonly string[], type: RegExp): Described | null {
	const found = texts.flatMap((text) => things(parse(text))).filter((thing) => isOf(thing, type));
	if (found.length !== 1) return null;
	const [{ identifier, title, name, headline }] = found;
	const value = isThing(identifier) ? identifier.value : identifier;
	return { subject: textOf(value), title: textOf(title ?? headline ?? name) };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The things on the first level: one, a list, or the members of a graph. */
function things(value: unknown): Thing[] {
	if (Array.isArray(value)) return value.flatMap(things);
	if (!isThing(value)) return [];
	return Array.isArray(value['@graph']) ? value['@graph'].filter(isThing) : [value];
}

function isThing(value: unknown): value is Thing {
	return typeof value === 'object' && value !== null;
}

function isOf(thing: Thing, type: RegExp): boolean {
	return [thing['@type']].flat().some((one) => type.test(String(one)));
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
