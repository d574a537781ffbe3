import { readColumn, type Column, type LabelledRows } from '../../../../lib/scoring/calibrate/rows';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Rows from texts by column; parts in turn. */
export function rowsOf(
	texts: Record<string, ReadonlyArray<string | undefined>>,
	outcome: readonly boolean[],
	folds = 5,
): LabelledRows {
	return {
		columns: Object.entries(texts).map(([name, cells]) => readColumn(name, cells)),
		outcome,
		folds: outcome.map((_, row) => row % folds),
	};
}

/** People of whom the truth is known: what each value adds to the log-odds of the outcome. */
export interface Truth {
	base: number;
	effects: Record<string, Record<string, number>>;
}

/** Makes people up by a truth; every value is as likely as the others. */
export function peopleOf({ base, effects }: Truth, rows: number, seed: number): LabelledRows {
	const random = seeded(seed);
	const texts = Object.fromEntries(Object.keys(effects).map((name) => [name, [] as string[]]));
	const outcome = Array.from({ length: rows }, () => {
		let odds = base;
		for (const [name, values] of Object.entries(effects)) {
			const names = Object.keys(values);
			const value = names[Math.floor(random() * names.length)];
			texts[name].push(value);
			odds += values[value];
		}
		return random() < 1 / (1 + Math.exp(-odds));
	});
	return rowsOf(texts, outcome);
}

export const onlyColumn = (data: LabelledRows, name: string): Column => {
	const found = data.columns.find((column) => column.name === name);
	if (!found) throw new Error(`no column ${name}`);
	return found;
};
