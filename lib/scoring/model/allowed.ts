import { isRecord } from './isRecord';
import { modelJsonSchema, type JsonSchema } from './jsonSchema';

/**
 * What may stand at a path of a model, in words; undefined for a path no model has.
 *
 * @param input - the model itself: where a part may be one of several kinds, its own kind counts
 * @param root - of what else is checked this way, such as a nurture sequence
 *
 * @example
 * describeAllowed(['rules', 3, 'points']) //=> 'a number from -100 to 100'
 */
export function describeAllowed(
	path: ReadonlyArray<PropertyKey>,
	input?: unknown,
	root = modelJsonSchema(),
): string | undefined {
	const words = [...new Set(follow(path, root, input).schemas.map(describeSchema))].filter(Boolean);
	return words.length > 0 ? words.join(' or ') : undefined;
}

/** The fields an object at a path may have; where it may be one of several kinds, those of its own kind. */
export function allowedFields(
	path: ReadonlyArray<PropertyKey>,
	input?: unknown,
	root = modelJsonSchema(),
): string[] {
	const { schemas, value } = follow(path, root, input);
	const fields = ofItsKind(schemas, value).flatMap(({ properties }) =>
		Object.keys(properties ?? {}),
	);
	return [...new Set(fields)];
}

/** The values that a path may hold when they are few, e.g. the kinds of decay. */
export function allowedValues(
	path: ReadonlyArray<PropertyKey>,
	root = modelJsonSchema(),
): string[] {
	const { schemas } = follow(path, root);
	return schemas.flatMap((schema) => (schema.enum ?? [schema.const]).filter(isText));
}

/** The schemas, one per alternative, that the model has for a path, and the value that stands there. */
function follow(
	path: ReadonlyArray<PropertyKey>,
	root: JsonSchema,
	input?: unknown,
): { schemas: JsonSchema[]; value: unknown } {
	let schemas = alternatives(root);
	let value = input;
	for (const step of path) {
		schemas = (step === 'kind' ? schemas : ofItsKind(schemas, value)).flatMap((schema) =>
			alternatives(typeof step === 'number' ? itemOf(schema) : fieldOf(schema, step)),
		);
		value =
			Array.isArray(value) || isRecord(value)
				? (value as Record<PropertyKey, unknown>)[step]
				: undefined;
	}
	return { schemas, value };
}

/** The schemas of the kind that a value is; all of them where it is of none. */
function ofItsKind(schemas: JsonSchema[], value: unknown): JsonSchema[] {
	const kinds = schemas.filter((schema) => isOfKind(schema, value));
	return kinds.length > 0 ? kinds : schemas;
}

/** Whether a value has the `kind` that a schema asks for; schemas without one take any. */
function isOfKind(schema: JsonSchema, value: unknown): boolean {
	const wanted = fieldOf(schema, 'kind')?.const;
	return wanted === undefined || !isRecord(value) || value.kind === wanted;
}

function itemOf({ items }: JsonSchema): JsonSchema | undefined {
	return typeof items === 'object' && !Array.isArray(items) ? (items as JsonSchema) : undefined;
}

function fieldOf({ properties }: JsonSchema, name: PropertyKey): JsonSchema | undefined {
	return Object.hasOwn(properties ?? {}, name)
		? (properties?.[String(name)] as JsonSchema)
		: undefined;
}

function alternatives(schema: JsonSchema | undefined): JsonSchema[] {
	if (!schema) return [];
	const options = schema.anyOf ?? schema.oneOf;
	return options ? options.flatMap((option) => alternatives(option as JsonSchema)) : [schema];
}

function describeSchema(schema: JsonSchema): string {
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
	switch (schema.type) {
		case 'integer':
			return `a whole number${describeRange(schema)}`;
		case 'number':
			return `a number${describeRange(schema)}`;
		case 'string':
			return schema.maxLength ? `a text of at most ${schema.maxLength} characters` : 'a text';
		case 'boolean':
			return 'true or false';
		case 'array':
			return schema.minItems ? 'a list that is not empty' : 'a list';
		case 'object':
			return `an object with ${Object.keys(schema.properties ?? {}).join(', ')}`;
		case 'null':
			return 'null';
		default:
			return '';
	}
}

function describeRange(schema: JsonSchema): string {
	const { minimum, exclusiveMinimum, maximum = Infinity } = schema;
	const most = maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
	if (typeof exclusiveMinimum === 'number') {
		return ` above ${exclusiveMinimum}${most === undefined ? '' : `, at most ${most}`}`;
	}
	if (minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER) {
		return most === undefined ? '' : ` of at most ${most}`;
	}
	return most === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${most}`;
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
