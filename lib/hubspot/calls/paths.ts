/** The dated version of HubSpot's API that this package speaks: the one place to change it. */
export const API_VERSION = '2026-09';

/** Which of HubSpot's two sets of paths to call: the dated one, or the numbered one that ends in 2027. */
export type ApiStyle = 'dated' | 'legacy';

const DATED: ReadonlyArray<[numbered: RegExp, dated: string]> = [
	[/^\/crm\/v[34]\/objects\//, `/crm/objects/${API_VERSION}/`],
	[/^\/crm\/v4\/associations\//, `/crm/associations/${API_VERSION}/`],
	[/^\/crm\/v3\/(properties|lists|owners)\b/, `/crm/$1/${API_VERSION}`],
];

/**
 * The dated path for a numbered one. HubSpot's client knows only the latter; bodies and answers are alike.
 *
 * @returns the path itself where there is nothing to translate
 * @example
 * datedPath('/crm/v3/objects/contacts/batch/upsert') //=> '/crm/objects/2026-09/contacts/batch/upsert'
 */
export function datedPath(path: string): string {
	const entry = DATED.find(([numbered]) => numbered.test(path));
	return entry ? path.replace(entry[0], entry[1]) : path;
}
