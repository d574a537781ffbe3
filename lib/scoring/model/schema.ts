import { z } from 'zod/v4';
import { goldenTestSchema } from './goldenSchema';

const key = z
	.string()
	.regex(/^[a-z][a-z0-9-]{0,59}$/, 'use lower-case letters, digits and hyphens, at most 60')
	.refine((name) => name !== 'constructor', '"constructor" means something to JavaScript');
const label = z.string().trim().min(1).max(120);
const days = z.number().int().min(1).max(3650);
const statuses = z.array(z.string().trim().min(1)).min(1);

const pattern = z
	.string()
	.regex(
		/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*(\.\*)?$/,
		'use an event type like page.viewed, or a prefix like email.*',
	);

const scalar = z.union([z.string(), z.number().finite(), z.boolean()]);

const condition = z
	.object({
		field: z
			.string()
			.regex(
				/^(subject|source|channel|campaign|properties\..+)$/,
				'use subject, source, channel, campaign or properties.<name>',
			),
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
	})
	.strict()
	.refine(({ op, value }) => op === 'exists' || value !== undefined, {
		path: ['value'],
		message: 'every operator but exists compares with a value',
	});

const decay = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('none') }).strict(),
	z
		.object({
			kind: z.literal('halfLife'),
			days: z.number().positive().max(3650),
			graceDays: z.number().int().min(0).max(3650),
		})
		.strict(),
]);

const limits = z
	.object({
		perDay: z.number().int().min(1).describe('events that count on one local day'),
		pointsPerDay: z.number().positive().describe('points that can be earned on one local day'),
		perSubject: z
			.union([z.literal('once'), z.object({ days }).strict()])
			.describe('a subject counts once, or again after so many days'),
		again: z
			.object({ withinDays: days, points: z.number().positive() })
			.strict()
			.describe('extra points, once per subject, for coming back to it on a later day'),
		everyDays: days.describe('counts again only after so many days, whatever the subject'),
		total: z.number().int().min(1).describe('events that count at all, earliest first'),
		maxPoints: z.number().positive().describe('what the rule can be worth at any moment'),
	})
	.partial()
	.strict();

const rule = z
	.object({
		key,
		label,
		on: z
			.union([pattern, z.array(pattern).min(1)])
			.describe('the event types it is about, one or several'),
		where: z.array(condition).default([]),
		points: z.number().finite().min(-100).max(100),
		pillar: key.nullable().describe('null for rules that take points away or only record'),
		limits: limits.default({}),
		repeat: z
			.union([z.literal('full'), z.object({ factor: z.number().min(0).max(1) }).strict()])
			.default('full')
			.describe('what each further event of the same local day is worth'),
		decay: decay.optional(),
	})
	.strict();

const signal = z
	.object({
		known: z.literal(true).describe('contact details are known'),
		consent: z.string().min(1).describe('a purpose the person agreed to'),
		statuses: statuses.describe('application statuses'),
		rules: z.array(key).min(1),
		distinctSubjects: z.number().int().min(2),
		withinDays: days,
	})
	.partial()
	.strict();

const phase = z
	.object({
		key: z.enum(['see', 'think', 'do', 'care']),
		label,
		enter: z.array(signal).describe('any of these leads into the phase'),
		idle: z.object({ afterDays: days, to: key }).strict().optional(),
		reopens: z.object({ phase: key, afterDays: days }).strict().optional(),
	})
	.strict();

const route = z
	.object({
		to: z.enum(['recruiter', 'nurture', 'keepWarm', 'care']),
		buckets: z.array(key).optional(),
		phases: z.array(key).optional(),
		rules: z.array(key).optional(),
		withinDays: days.optional(),
	})
	.strict();

/**
 * The shape of a scoring model. What the parts mean is in the README ("The model").
 * Cross-checks between the parts (unknown pillars, overlapping buckets) are in `parseModel`.
 */
export const scoringModelSchema = z
	.object({
		key,
		label,
		version: z.number().int().min(1),
		timezone: z.string().min(1),
		horizonDays: z.number().int().min(30).max(3650).default(730),
		pillars: z.array(z.object({ key, label, cap: z.number().positive().max(100) }).strict()).min(1),
		decay,
		rules: z.array(rule).min(1),
		floor: z
			.number()
			.int()
			.min(0)
			.max(1)
			.describe('the lowest score of anyone who ever earned points'),
		buckets: z
			.array(z.object({ key, label, from: z.number().int().min(0).max(100) }).strict())
			.min(2),
		hysteresis: z.object({ points: z.number().min(0).max(50) }).strict(),
		phases: z.array(phase).min(1),
		medals: z.array(
			z.object({ key: z.enum(['bronze', 'silver', 'gold']), label, statuses }).strict(),
		),
		routes: z.array(route),
		tests: z
			.array(goldenTestSchema)
			.default([])
			.describe('golden candidates: run whenever the model is checked'),
	})
	.strict();
