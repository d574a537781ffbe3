import type { z } from 'zod/v4';
import { allowedFields, allowedValues, describeAllowed } from './allowed';
import { errorIssue, showValue, type ModelIssue } from './issue';
import { nearest } from './nearest';

type ShapeIssue = z.core.$ZodIssue;
type Path = PropertyKey[];

/** What is wrong with the shape of a model, each with what stands there and what is allowed. */
export function shapeIssues(error: z.ZodError, input: unknown): ModelIssue[] {
	return error.issues.flatMap((issue) => describe(issue, [], input));
}

function describe(issue: ShapeIssue, base: Path, input: unknown): ModelIssue[] {
	const path = [...base, ...issue.path];
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => unknownField([...path, key], input));
	}
	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		return closestAlternative(issue, path, input);
	}
	return [wrongValue(issue, path, input)];
}

function unknownField(path: Path, input: unknown): ModelIssue {
	const name = String(path.at(-1));
	const fields = allowedFields(path.slice(0, -1), input);
	return errorIssue({
		path: path.join('.'),
		found: valueAt(input, path),
		problem: `"${name}" is not a field here`,
		allowed: fields.join(', ') || undefined,
		suggestion: nearest(name, fields),
	});
}

/**
 * Of a value that may be one thing or another, what is wrong with the one it resembles: the alternative of
 * its own type; the value as a whole where it resembles none or several.
 */
function closestAlternative(
	issue: z.core.$ZodIssueInvalidUnion,
	path: Path,
	input: unknown,
): ModelIssue[] {
	const alike = issue.errors.filter((issues) => issues.every((inner) => !isOtherType(inner)));
	return alike.length === 1
		? alike[0].flatMap((inner) => describe(inner, path, input))
		: [wrongValue(issue, path, input)];
}

function isOtherType(issue: ShapeIssue): boolean {
	const isKind = issue.code === 'invalid_type' || issue.code === 'invalid_value';
	return issue.path.length === 0 && (isKind || issue.code === 'invalid_union');
}

function wrongValue(issue: ShapeIssue, path: Path, input: unknown): ModelIssue {
	const found = valueAt(input, path);
	const allowed = describeAllowed(path, input);
	const own = /^(Invalid|Too )/.test(issue.message) ? null : issue.message;
	const problem = found === undefined ? 'is missing' : `${showValue(found)} cannot stand here`;
	return errorIssue({
		path: path.join('.'),
		found,
		problem: own ? `${problem}: ${own}` : problem,
		allowed: own ?? allowed,
		suggestion: typeof found === 'string' ? nearest(found, allowedValues(path)) : undefined,
	});
}

/** The value at a path of something that need not be a model at all. */
function valueAt(input: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(at, step) =>
			typeof at === 'object' && at !== null && Object.hasOwn(at, step)
				? (at as Record<PropertyKey, unknown>)[step]
				: undefined,
		input,
	);
}
