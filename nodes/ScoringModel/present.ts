import type { IDataObject } from 'n8n-workflow';
import type { ModelIssue } from '../../lib/scoring/model/issue';
import { placeWords } from '../../lib/scoring/model/edit/placeWords';

/** An issue of a model as an item says it: where, what stands there, what may, and what was probably meant. */
export function presentIssue(model: unknown, issue: ModelIssue): IDataObject {
	return {
		where: placeWords(model, issue.path),
		path: issue.path,
		value: (issue.found ?? null) as IDataObject | null,
		allowed: issue.allowed ?? null,
		suggestion: issue.suggestion ?? null,
		message: issue.message,
	};
}

/** Issues as lines that people read; several are numbered, because n8n shows an error in one paragraph. */
export function issueLines(model: unknown, issues: readonly ModelIssue[]): string {
	const lines = issues.map(
		({ path, message }) => `${capitalise(placeWords(model, path))}: ${message}`,
	);
	return (lines.length > 1 ? lines.map((line, i) => `${i + 1}. ${line}`) : lines).join('\n');
}

/**
 * A number of things in words.
 *
 * @example
 * count(1, 'error') //=> '1 error'
 */
export function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function capitalise(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
