import type { ModelIssue as Mistake } from '../errors';

/** Errors keep a model from being used; warnings are worth a second look. */
export type Severity = 'error' | 'warning';

/** Something in a model that is wrong or doubtful, with what it takes to mend it. */
export interface ModelIssue extends Mistake {
	severity: Severity;
	/** The value that stands there; undefined when nothing does. */
	found?: unknown;
	/** What may stand there: a range, a list or a description. */
	allowed?: string;
	/** What was probably meant. */
	suggestion?: string;
}

/** What an issue is made of; {@link makeIssue} turns it into words. */
export interface IssueParts {
	path: string;
	found?: unknown;
	/** What is wrong, as a clause without a capital or a full stop. */
	problem: string;
	allowed?: string;
	suggestion?: string;
}

/** An issue that keeps a model from being used. */
export function errorIssue(parts: IssueParts): ModelIssue {
	return makeIssue('error', parts);
}

/** An issue that is worth a second look. */
export function warningIssue(parts: IssueParts): ModelIssue {
	return makeIssue('warning', parts);
}

function makeIssue(severity: Severity, parts: IssueParts): ModelIssue {
	const { path, problem, found, allowed, suggestion } = parts;
	const isSaid = !allowed || problem.includes(allowed);
	const hints = [
		isSaid ? '' : `allowed: ${shorten(allowed, LONGEST_LIST)}`,
		suggestion && `did you mean "${suggestion}"?`,
	];
	return {
		path,
		message: [problem, ...hints.filter(Boolean)].join('; '),
		severity,
		...(found !== undefined && { found }),
		...(allowed !== undefined && { allowed }),
		...(suggestion !== undefined && { suggestion }),
	};
}

/** A value and a list of what is allowed are cut in a message beyond so many characters. */
const LONGEST_SHOWN = 80;
const LONGEST_LIST = 200;

function shorten(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most)}…` : text;
}

/**
 * A value as a message shows it, cut when it is long.
 *
 * @example
 * showValue('ten') //=> '"ten"'
 */
export function showValue(value: unknown): string {
	if (typeof value === 'number') return String(value);
	return shorten(JSON.stringify(value) ?? String(value), LONGEST_SHOWN);
}
