import { z } from 'zod/v4';

/** How the parts of a model are called by others. */
export const key = z
	.string()
	.regex(/^[a-z][a-z0-9-]{0,59}$/, 'use lower-case letters, digits and hyphens, at most 60')
	.refine((name) => name !== 'constructor', '"constructor" means something to JavaScript');

/** How people call it. */
export const label = z.string().trim().min(1).max(120);

/** A number of days in a model. */
export const days = z.number().int().min(1).max(3650);

/** Application statuses, compared without regard to case. */
export const statuses = z.array(z.string().trim().min(1)).min(1);

const scalar = z.union([z.string(), z.number().finite(), z.boolean()]);

/** What a condition compares with what, whatever it looks at. */
export const comparison = {
	op: z.enum([
		'equals',
		'notEquals',
		'in',
		'contains',
		'startsWith',
		'glob',
		'gt',
		'gte',
		'lt',
		'lte',
		'exists',
	]),
	value: z.union([scalar, z.array(scalar).min(1)]).optional(),
};

/** Every operator but `exists` needs a value. */
export function needsValue<Schema extends z.ZodType<{ op: string; value?: unknown }>>(
	schema: Schema,
): Schema {
	return schema.refine(({ op, value }) => op === 'exists' || value !== undefined, {
		path: ['value'],
		message: 'every operator but exists compares with a value',
	});
}
