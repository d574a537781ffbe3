const KIB = 1024;
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/**
 * A number of things in words.
 *
 * @example
 * count(12_000, 'candidate') //=> '12,000 candidates'
 */
export function count(number: number, noun: string, plural = `${noun}s`): string {
	return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/**
 * How much room something takes, in units of 1024.
 *
 * @example
 * size(2_621_440) //=> '2.5 MB'
 */
export function size(bytes: number): string {
	let unit = 0;
	let value = bytes;
	for (; value >= KIB && unit < UNITS.length - 1; unit++) value /= KIB;
	return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** A moment as a date people read, UTC; null for none. */
export function date(atMs: number | null): string | null {
	return atMs === null ? null : new Date(atMs).toISOString().slice(0, 10);
}
