import { z } from 'zod/v4';
import { comparison, key, label, needsValue } from './fields';

const field = z
	.string()
	.trim()
	.min(1)
	.max(60)
	.describe('a field of the profile, e.g. function, region or yearsOfExperience');

const criterion = needsValue(
	z
		.object({
			key,
			label,
			field,
			...comparison,
			points: z.number().finite().min(-100).max(100).describe('when it holds'),
			misfit: z
				.number()
				.finite()
				.min(-100)
				.max(0)
				.default(0)
				.describe('a hard criterion: when it is known not to hold'),
		})
		.strict(),
);

const part = z
	.object({
		start: z
			.number()
			.min(0)
			.max(100)
			.default(50)
			.describe('what somebody of whom nothing is known has: missing is neutral'),
		lowest: z.number().min(-100).max(0).default(0),
		cap: z.number().positive().max(100).default(100),
		weight: z
			.number()
			.positive()
			.max(100)
			.default(1)
			.describe('in the fit, next to the other part'),
		criteria: z.array(criterion).min(1),
	})
	.strict();

/** Who the candidate is: persona (function, region, …), culture, and which of the prepared personas. */
export const profileSchema = z
	.object({
		persona: part.optional(),
		culture: part.optional(),
		personas: z
			.array(
				z
					.object({
						key,
						label,
						where: z.array(needsValue(z.object({ field, ...comparison }).strict())).min(1),
					})
					.strict(),
			)
			.default([])
			.describe('personas prepared beforehand; a candidate has the first one that fits'),
	})
	.strict();

const weight = z.number().min(0).max(100);

/** How the parts make the score. */
export const combineSchema = z.discriminatedUnion('combine', [
	z
		.object({ combine: z.literal('engagement') })
		.strict()
		.describe('the score is the engagement; fit is told beside it'),
	z
		.object({ combine: z.literal('sum') })
		.strict()
		.describe('engagement, persona and culture add up'),
	z
		.object({
			combine: z.literal('weights'),
			engagement: weight,
			persona: weight.default(0),
			culture: weight.default(0),
		})
		.strict()
		.describe('a weighted mean of the parts'),
]);

const from = z.number().min(0).max(100);

/** From which fit on a grade is given, and from which engagement on a level: together A1 to D4. */
export const matrixSchema = z
	.object({
		grades: z
			.object({ A: from, B: from, C: from })
			.strict()
			.default({ A: 75, B: 50, C: 25 })
			.describe('the lowest fit of each grade; below C it is D'),
		levels: z
			.object({ 1: from, 2: from, 3: from })
			.strict()
			.default({ 1: 75, 2: 50, 3: 25 })
			.describe('the lowest engagement of each level; below 3 it is 4'),
	})
	.strict();
