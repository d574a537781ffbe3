import { isRecord } from '../isRecord';

/** A value that is not the same in two versions of something. */
export interface Difference {
	/** The way to it, e.g. `['limits', 'perDay']`. */
	steps: string[];
	/** Undefined when it was not there. */
	before?: unknown;
	/** Undefined when it is there no longer. */
	after?: unknown;
}

/** The values that differ, as deep as both versions have fields; lists are compared as a whole. */
export function findDifferences(
	before: unknown,
	after: unknown,
	steps: string[] = [],
): Difference[] {
	if (isSame(before, after)) return [];
	if (!isRecord(before) || !isRecord(after)) return [{ steps, before, after }];
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return names.flatMap((name) => findDifferences(before[name], after[name], [...steps, name]));
}

/** Whether two values hold the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((value, i) => isSame(value, b[i]));
	}
	if (!isRecord(a) || !isRecord(b)) return Object.is(a, b);
	const names = Object.keys({ ...a, ...b });
	return names.every((name) => isSame(a[name], b[name]));
}
