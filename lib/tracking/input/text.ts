/** What a text of somebody else may not hold: control characters, line separators, and signs that turn the direction of writing. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Makes a text of one line out of what was sent: unprintable characters become a space, half characters a
 * replacement sign, and what is too long is cut.
 *
 * @param maxLength - UTF-16 code units
 * @returns undefined for anything but a text or a finite number, and for what is blank
 */
export function cleanText(value: unknown, maxLength: number): string | undefined {
	const isNumber = typeof value === 'number' && Number.isFinite(value);
	if (typeof value !== 'string' && !isNumber) return undefined;
	const text = String(value)
		.slice(0, 2 * maxLength)
		.replace(UNPRINTABLE, ' ')
		.trim();
	// cut before made whole, for a cut can halve a character
	return text.slice(0, maxLength).toWellFormed().trim() || undefined;
}
