import { Z_95 } from './ranking';

/** A share and where it lies with 95 % confidence, 0 to 1. */
export interface Share {
	share: number;
	from: number;
	to: number;
}

/** A share of a number of rows, with Wilson's interval; nothing is known of none. */
export function shareOf(hits: number, rows: number): Share {
	if (rows === 0) return { share: 0, from: 0, to: 1 };
	const share = hits / rows;
	const z2 = Z_95 ** 2;
	const middle = share + z2 / (2 * rows);
	const width = Z_95 * Math.sqrt((share * (1 - share) + z2 / (4 * rows)) / rows);
	const whole = 1 + z2 / rows;
	return {
		share,
		from: Math.max(0, (middle - width) / whole),
		to: Math.min(1, (middle + width) / whole),
	};
}
