import { isRecord } from '../isRecord';
import { wordsOf, type Words } from './words';

/** A rule or criterion as the linter reads it. */
export interface Lintable {
	path: string;
	/** What it is called when talked about. */
	name: string;
	/** Every text that says what it is about, where it stands; most telling first. */
	texts: Array<{ path: string; text: string; words: Words }>;
	/** What it compares with what. */
	conditions: Array<{ path: string; field: string; op: string }>;
}

/** The rules, the profile criteria and the personas of something that need not be a whole model. */
export function lintables(model: unknown): Lintable[] {
	if (!isRecord(model)) return [];
	const profile = isRecord(model.profile) ? model.profile : {};
	return [
		...listOf(model.rules, 'rules'),
		...Object.entries(profile).flatMap(([part, of]) =>
			isRecord(of) ? listOf(of.criteria, `profile.${part}.criteria`) : [],
		),
		...listOf(profile.personas, 'profile.personas'),
	];
}

function listOf(list: unknown, path: string): Lintable[] {
	if (!Array.isArray(list)) return [];
	return list.flatMap((entry, i) => (isRecord(entry) ? [read(entry, `${path}.${i}`)] : []));
}

function read(entry: Record<string, unknown>, path: string): Lintable {
	const where = [entry.where ?? []].flat().map((one, i) => ({ one, path: `${path}.where.${i}` }));
	const comparisons = [{ one: entry as unknown, path }, ...where].filter(({ one }) =>
		isRecord(one),
	);
	const texts = comparisons.flatMap(({ one, path: at }) =>
		['field', 'value'].flatMap((name) =>
			textsOf((one as Record<string, unknown>)[name], `${at}.${name}`),
		),
	);
	const own = ['key', 'label', 'on'].flatMap((name) => textsOf(entry[name], `${path}.${name}`));
	const conditions = comparisons.flatMap(({ one, path: at }) => {
		const { field, op } = one as Record<string, unknown>;
		return typeof field === 'string' && typeof op === 'string' ? [{ path: at, field, op }] : [];
	});
	return { path, name: nameOf(entry, path), texts: [...texts, ...own], conditions };
}

function textsOf(value: unknown, path: string): Lintable['texts'] {
	return [value]
		.flat()
		.flatMap((text) => (typeof text === 'string' ? [{ path, text, words: wordsOf(text) }] : []));
}

function nameOf({ label, key }: Record<string, unknown>, path: string): string {
	return [label, key].find((name): name is string => typeof name === 'string') ?? path;
}
