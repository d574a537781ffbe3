import { modelJsonSchema, type JsonSchema } from '../lib/scoring/model/jsonSchema';
import { table, text } from './markdown';

/** What may stand in a scoring model written as JSON. */
export function modelPage(): string {
	const schema = modelJsonSchema();
	return [
		'# The scoring model as JSON',
		'Every field of a model, made from the schema that checks it. What the parts mean and how a score comes about is in [The scoring model](../model.md). **Scoring Model → Validate** tells everything that is wrong at once; *Export* gives any version, *JSON Schema* this schema for your editor.',
		table(['field', 'type', 'must be there', 'what it is'], rowsOf(schema, '')),
	].join('\n\n');
}

function rowsOf(schema: JsonSchema, under: string): string[][] {
	const required = new Set(schema.required ?? []);
	return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
		const field = value as JsonSchema;
		if (name === 'kind' && field.const !== undefined) return [];
		const place = under + name;
		const isRequired = required.has(name) && field.default === undefined;
		return [
			[`\`${place}\``, typeOf(field), isRequired ? 'yes' : '', saidOf(field)],
			...innerOf(field).flatMap((inner) =>
				rowsOf(inner, `${place}${isList(field) ? '[]' : ''}${kindOf(inner)}.`),
			),
		];
	});
}

/** Which of several kinds of object it is. */
function kindOf({ properties }: JsonSchema): string {
	const kind = properties?.kind as JsonSchema | undefined;
	return kind?.const === undefined ? '' : ` (${String(kind.const)})`;
}

function innerOf(field: JsonSchema): JsonSchema[] {
	if (isList(field)) return innerOf(field.items as JsonSchema);
	const alternatives = (field.anyOf ?? field.oneOf ?? []) as JsonSchema[];
	return [field, ...alternatives].filter(({ properties }) => properties !== undefined);
}

function isList({ type, items }: JsonSchema): boolean {
	return type === 'array' && items !== undefined && !Array.isArray(items);
}

function typeOf(field: JsonSchema): string {
	if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(' \\| ');
	if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
	const kinds = innerOf(field).map(kindOf).filter(Boolean);
	if (kinds.length > 1) return `object of a kind:${kinds.join(',')}`;
	const alternatives = (field.anyOf ?? field.oneOf ?? []) as JsonSchema[];
	if (alternatives.length > 0) return [...new Set(alternatives.map(typeOf))].join(' \\| ');
	if (isList(field)) return `list of ${typeOf(field.items as JsonSchema)}`;
	const { minimum, maximum } = field;
	const range = [
		minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `from ${minimum}` : '',
		maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `to ${maximum}` : '',
	].filter(Boolean);
	return [String(field.type ?? 'anything'), ...range].join(' ');
}

function saidOf({ description = '', default: value }: JsonSchema): string {
	const given = value === undefined ? '' : `default \`${JSON.stringify(value)}\``;
	return [text(description), given].filter(Boolean).join('; ');
}
