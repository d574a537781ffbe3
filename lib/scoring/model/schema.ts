import { z } from 'zod/v4';
import { decaySchema as decay, inactivitySchema } from './decaySchema';
import { comparison, days, key, label, needsValue, statuses } from './fields';
import { goldenTestSchema } from './goldenSchema';
import { combineSchema, matrixSchema, profileSchema } from './profileSchema';

const pattern = z
	.string()
	.regex(
		/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*(\.\*)?$/,
		'use an event type like page.viewed, or a prefix like email.*',
	);

const condition = needsValue(
	z
		.object({
			field: z
				.string()
				.regex(
					/^(subject|source|channel|campaign|properties\..+)$/,
					'use subject, source, channel, campaign or properties.<name>',
				),
			...comparison,
		})
		.strict(),
);

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
		statuses: statuses
			.optional()
			.describe('counts only while the latest application status is one of these'),
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

const medal = z
	.object({
		key: z.enum(['bronze', 'silver', 'gold']),
		label,
		statuses: statuses.optional().describe('application statuses that earn it'),
		fromEngagement: z
			.number()
			.min(1)
			.max(100)
			.optional()
			.describe('earned by points: the engagement, penalties apart, that earns it'),
	})
	.strict();

/**
 * Which moments are announced. They belong to the model, not to whoever listens: so every listener hears of the same
 * moments, and a backtest of the model shows them.
 */
const transitions = z
	.object({
		cooldownDays: z
			.number()
			.int()
			.min(0)
			.max(365)
			.default(7)
			.describe(
				'days in which coming to the same bucket or phase once more is kept, but not announced',
			),
		returnSignal: z
			.object({
				quietDays: days.default(90).describe('days without any activity before the return'),
				views: z.number().int().min(1).default(3).describe('vacancy views that make it a signal'),
				withinDays: days
					.default(7)
					.describe('days in which they happen, the day of the return included'),
				rules: z
					.array(key)
					.min(1)
					.optional()
					.describe('rules that count as views; those for vacancy.viewed when left out'),
			})
			.strict()
			.prefault({})
			.describe('somebody comes back after a long time, and means it'),
	})
	.strict();

/**
 * The shape of a scoring model. What the parts mean is in docs/model.md.
 * Cross-checks between the parts (unknown pillars, overlapping buckets) are in `parseModel`.
 */
export const scoringModelSchema = z
	.object({
		key,
		label,
		version: z.number().int().min(1),
		timezone: z.string().min(1),
		horizonDays: z.number().int().min(30).max(3650).default(730),
		pillars: z
			.array(
				z
					.object({
						key,
						label,
						cap: z.number().positive().max(100),
						decay: decay.optional().describe('for its rules, unless they have their own'),
					})
					.strict(),
			)
			.min(1),
		accumulation: z
			.enum(['additive', 'saturating', 'squareRoot'])
			.default('additive')
			.describe(
				'how the points of a pillar add up: plainly; each closing its percentage of the gap to the cap; or with less and less effect',
			),
		decay,
		inactivity: inactivitySchema.optional(),
		rules: z.array(rule).min(1),
		floor: z
			.number()
			.int()
			.min(0)
			.max(1)
			.describe('the lowest score of anyone who ever earned points'),
		profile: profileSchema.optional(),
		score: combineSchema.default({ combine: 'engagement' }),
		matrix: matrixSchema.prefault({}),
		buckets: z
			.array(z.object({ key, label, from: z.number().int().min(0).max(100) }).strict())
			.min(2),
		hysteresis: z.object({ points: z.number().min(0).max(50) }).strict(),
		phases: z.array(phase).min(1),
		medals: z.array(medal),
		routes: z.array(route),
		transitions: transitions.prefault({}),
		tests: z
			.array(goldenTestSchema)
			.default([])
			.describe('golden candidates: run whenever the model is checked'),
	})
	.strict();
