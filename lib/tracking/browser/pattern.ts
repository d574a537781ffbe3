/**
 * Reads URL patterns: paths divided by spaces or commas, in which `*` stands for one part and `**` for several.
 *
 * @example
 * toPatterns('/vacancies/*')[0].test('/vacancies/nurse-utrecht') //=> true
 */
export function toPatterns(list = ''): RegExp[] {
	return list
		.split(/[\s,]+/)
		.filter(Boolean)
		.map((path) => {
			const source = path
				.replace(/\/$/, '')
				.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
				.replace(/\*\*?/g, (stars) => (stars.length > 1 ? '.+' : '[^/]+'));
			return new RegExp(`^${source}$`);
		});
}

/** Whether one of the patterns fits a path. */
export function matchesAny(patterns: readonly RegExp[], path: string): boolean {
	return patterns.some((pattern) => pattern.test(path));
}
