import type { z } from 'zod/v4';
import { allowedFields, allowedValues, describeAllowed } from './allowed';
import { errorIssue, showValue, type ModelIssue } from './issue';
import { modelJsonSchema, type JsonSchema } from './jsonSchema';
import { nearest } from './nearest';

type ShapeIssue = z.core.$ZodIssue;
type Path = PropertyKey[];

/** What was checked, and against what. */
interface Checked {
	input: unknown;
	root: JsonSchema;
}

/**
 * What is wrong with the shape of a model, each with what stands there and what is allowed.
 *
 * @param root - the schema of what else is checked this way, such as a nurture sequence
 */
export function shapeIssues(
	error: z.ZodError,
	input: unknown,
	root = modelJsonSchema(),
): ModelIssue[] {
	return error.issues.flatMap((issue) => describe(issue, [], { input, root }));
}

function describe(issue: ShapeIssue, base: Path, checked: Checked): ModelIssue[] {
	const path = [...base, ...issue.path];
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) => unknownField([...path, key], checked));
	}
	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		return closestAlternative(issue, path, checked);
	}
	return [wrongValue(issue, path, checked)];
}

function unknownField(path: Path, { input, root }: Checked): ModelIssue {
	const name = String(path.at(-1));
	const fields = allowedFields(path.slice(0, -1), input, root);
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
	checked: Checked,
): ModelIssue[] {
	const alike = issue.errors.filter((issues) => issues.every((inner) => !isOtherType(inner)));
	return alike.length === 1
		? alike[0].flatMap((inner) => describe(inner, path, checked))
		: [wrongValue(issue, path, checked)];
}

function isOtherType(issue: ShapeIssue): boolean {
	const isKind = issue.code === 'invalid_type' || issue.code === 'invalid_value';
	return issue.path.length === 0 && (isKind || issue.code === 'invalid_union');
}

function wrongValue(issue: ShapeIssue, path: Path, { input, root }: Checked): ModelIssue {
	const found = valueAt(input, path);
	const allowed = describeAllowed(path, input, root);
	const own = /^(Invalid|Too )/.test(issue.message) ? null : issue.message;
	const problem = found === undefined ? 'is missing' : `${showValue(found)} cannot stand here`;
	return errorIssue({
		path: path.join('.'),
		found,
		problem: own ? `${problem}: ${own}` : problem,
		allowed: own ?? allowed,
		suggestion: typeof found === 'string' ? nearest(found, allowedValues(path, root)) : undefined,
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
