import type { IDataObject } from 'n8n-workflow';
import { readColumn, type LabelledRows } from '../../../lib/scoring/calibrate/rows';
import { ParameterError } from '../../shared/errors';
import { foldOf } from '../../shared/foldOf';

const YES = /^(1|1\.0|true|yes|y|ja|j)$/i;
const NO = /^(0|0\.0|false|no|n|nee|)$/i;

/**
 * Reads items as rows whose outcome is known. Fields that hold objects or lists are left out.
 *
 * @throws {ParameterError} naming the first item whose outcome cannot be read
 */
export function readRows(
	items: readonly IDataObject[],
	outcomeField: string,
	leaveOut: readonly string[],
): LabelledRows {
	const outcome = items.map((item, i) => readOutcome(item, i, outcomeField));
	const skipped = new Set([outcomeField, ...leaveOut]);
	const names = new Set(items.flatMap((item) => Object.keys(item)));
	const columns = [...names]
		.filter((name) => !skipped.has(name))
		.map((name) =>
			readColumn(
				name,
				items.map((item) => textOf(Object.hasOwn(item, name) ? item[name] : undefined)),
			),
		);
	return { columns, outcome, folds: items.map((item) => foldOf(item)) };
}

function readOutcome(item: IDataObject, index: number, field: string): boolean {
	const text = textOf(Object.hasOwn(item, field) ? item[field] : undefined)?.trim();
	if (text !== undefined && YES.test(text)) return true;
	if (text !== undefined && NO.test(text)) return false;
	throw new ParameterError(
		text === undefined
			? `Item ${index} has no field "${field}"`
			: `Item ${index}: ${field} "${text.slice(0, 40)}" is neither yes nor no`,
		'Choose the field that tells what became of the row: 1 or 0, true or false, yes or no.',
	);
}

function textOf(value: unknown): string | undefined {
	return value === null || value === undefined || typeof value === 'object'
		? undefined
		: String(value as string | number | boolean);
}
