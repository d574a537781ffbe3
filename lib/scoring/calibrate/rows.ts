/** A value of a row; null where nothing is known. */
export type Cell = string | number | null;

/** How a column is read: by size, or each value by itself. */
export type ColumnKind = 'number' | 'category';

/** One thing known about every candidate. */
export interface Column {
	name: string;
	kind: ColumnKind;
	/** One per row; of a number column numbers or null. */
	cells: readonly Cell[];
	/** Which way points may go as the number grows; either where it is left out. */
	direction?: 'up' | 'down';
}

/** What is known of candidates, and what became of them. */
export interface LabelledRows {
	columns: readonly Column[];
	/** Whether the outcome came about, one per row. */
	outcome: readonly boolean[];
	/** The part of each row, from 0: points are tried on parts they were not learned from. */
	folds: readonly number[];
}

/** A whole number with no more values than this is a code, such as a region, rather than a size. */
const CODES = 20;

/**
 * Reads a column of texts.
 *
 * @param texts - one per row
 * @param missing - what stands for "not known" besides an empty text, e.g. `Select`
 * @param kind - found out where it is left out: numbers, unless they are few whole ones
 * @example
 * readColumn('visits', ['3', '', '2.5']) //=> { name: 'visits', kind: 'number', cells: [3, null, 2.5] }
 */
export function readColumn(
	name: string,
	texts: ReadonlyArray<string | undefined>,
	missing: readonly string[] = [],
	kind: ColumnKind = kindOf(texts, missing),
): Column {
	const cells = texts.map((text) => {
		if (isMissing(text, missing)) return null;
		return kind === 'number' ? numberOf(text) : text.trim();
	});
	return { name, kind, cells };
}

function kindOf(texts: ReadonlyArray<string | undefined>, missing: readonly string[]): ColumnKind {
	const values = new Set<number>();
	let isWhole = true;
	for (const text of texts) {
		if (isMissing(text, missing)) continue;
		const value = numberOf(text);
		if (value === null) return 'category';
		isWhole &&= Number.isInteger(value);
		values.add(value);
	}
	return isWhole && values.size <= CODES ? 'category' : 'number';
}

function isMissing(text: string | undefined, missing: readonly string[]): text is undefined {
	return text === undefined || text.trim() === '' || missing.includes(text);
}

function numberOf(text: string): number | null {
	const value = Number(text);
	return Number.isFinite(value) ? value : null;
}
