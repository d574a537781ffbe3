import type { LocalDay } from './localDay';

/** Where the end is so near, it is looked at first: mostly nothing happens up to it. */
const NEAR_DAYS = 16;

/** After so many guesses what is left is halved; what fades takes about four. */
const MOST_GUESSES = 8;

/**
 * The first day in `(from, to]` on which a value that only falls is below a limit; null when it is not.
 *
 * Points mostly fade by about the same share each day, so each look is where the value would cross the limit if it
 * went on falling by the share it fell by before. Any other course is found as well, in a few more looks.
 *
 * @param valueOn - what never rises from `from` to `to`, and is at least `limit` on `from`
 */
export function firstBelow(
	valueOn: (day: LocalDay) => number,
	limit: number,
	from: LocalDay,
	to: LocalDay,
): LocalDay | null {
	if (to <= from || limit === -Infinity) return null;
	let low = from;
	let high = to + 1;
	let guess = from + 1;
	if (to - from <= NEAR_DAYS) {
		if (valueOn(to) >= limit) return null;
		high = to;
	}
	let value = valueOn(from);
	for (let guesses = 1; high - low > 1; guesses++) {
		const seen = valueOn(guess);
		const fallen = Math.log(value / seen) / (guess - low);
		if (seen < limit) {
			high = guess;
		} else {
			if (guess === to) return null;
			low = guess;
			value = seen;
		}
		const days = guesses < MOST_GUESSES ? Math.log(value / limit) / fallen : 0;
		if (days > 0 && days < Infinity) guess = Math.min(high - 1, low + Math.ceil(days));
		else guess = high > to ? Math.min(to, 2 * low - from + 1) : (low + high) >> 1;
	}
	return high;
}
