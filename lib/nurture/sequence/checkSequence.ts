import { errorIssue, type ModelIssue } from '../../scoring/model/issue';
import { isRecord } from '../../scoring/model/isRecord';
import { shapeIssues } from '../../scoring/model/shapeIssues';
import { checkContents } from './check/contents';
import { checkSteps } from './check/steps';
import { checkWindows } from './check/windows';
import { sequenceJsonSchema } from './jsonSchema';
import { soundSequence } from './parts';
import { sequenceSchema } from './schema';
import type { Sequence } from './types';

/** What became of checking a sequence. */
export interface SequenceCheck {
	/** The sequence with its defaults filled in; absent when there are errors. */
	sequence?: Sequence;
	errors: ModelIssue[];
	warnings: ModelIssue[];
}

/**
 * Checks a nurture sequence and tells everything that is wrong or doubtful about it at once: its shape, its steps and
 * windows, and whether its mails can be filled in, read in plain text and unsubscribed from.
 */
export function checkSequence(input: unknown): SequenceCheck {
	if (!isRecord(input)) {
		const problem = 'a sequence is an object with key, label, version and steps';
		return { errors: [errorIssue({ path: '', found: input, problem })], warnings: [] };
	}
	const parsed = sequenceSchema.safeParse(input);
	const parts = soundSequence(input);
	const issues = [
		...(parsed.success ? [] : shapeIssues(parsed.error, input, sequenceJsonSchema())),
		...[checkSteps, checkWindows, checkContents].flatMap((check) => check(parts)),
	];
	const errors = issues.filter(({ severity }) => severity === 'error');
	const warnings = issues.filter(({ severity }) => severity === 'warning');
	return parsed.success && errors.length === 0
		? { sequence: parsed.data, errors, warnings }
		: { errors, warnings };
}
