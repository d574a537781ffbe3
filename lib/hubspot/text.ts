/**
 * A value as it may stand in a message: one line, shortened at the end, with control characters removed.
 *
 * @param most - characters kept
 */
export function shortened(text: string, most = 80): string {
	// eslint-disable-next-line no-control-regex -- control characters are what this removes
	const clean = text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
	return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}
