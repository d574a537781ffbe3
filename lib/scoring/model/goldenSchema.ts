import { DateTime } from 'luxon';
import { z } from 'zod/v4';

const moment = z
	.string()
	.refine(
		(text) => /^\d{4}-\d{2}-\d{2}/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid,
		'use an ISO date like 2026-05-11, or a date and time like 2026-05-11T09:30:00+02:00',
	)
	.describe('a date (noon in the time zone of the model), or a date and time');

const text = z.string().min(1);

const goldenEvent = z
	.object({
		type: text.describe('e.g. vacancy.viewed'),
		at: moment,
		subject: z.string().optional(),
		source: z.string().optional(),
		channel: z.string().optional(),
		campaign: z.string().optional(),
		properties: z.record(z.string(), z.unknown()).optional(),
		profile: z
			.record(z.string(), z.unknown())
			.optional()
			.describe('fields of the profile that became known with the event'),
		consent: z.array(text).optional().describe('purposes agreed to with the event'),
		known: z.boolean().optional().describe('whether the event came with contact details'),
	})
	.strict();

const expected = z
	.object({
		score: z.number().int().min(0).max(100).nullable().describe('null before any points'),
		engagement: z.number().int().min(0).max(100).nullable(),
		persona: z.number().int().min(-100).max(100).nullable(),
		culture: z.number().int().min(-100).max(100).nullable(),
		grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
		personaKey: z.string().nullable(),
		bucket: z.string().nullable(),
		phase: z.enum(['see', 'think', 'do', 'care']),
		medal: z.enum(['bronze', 'silver', 'gold']).nullable(),
		route: z.enum(['recruiter', 'nurture', 'keepWarm', 'care']),
	})
	.partial()
	.strict()
	.refine((values) => Object.keys(values).length > 0, 'expect at least one value');

/** A candidate everybody agrees on: what happened, and what the model must make of it. */
export const goldenTestSchema = z
	.object({
		name: z.string().trim().min(1).max(200),
		events: z.array(goldenEvent).max(1_000),
		asOf: moment,
		expect: expected.describe('the values that must come out; others may be anything'),
	})
	.strict();
