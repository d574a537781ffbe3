import { z } from 'zod/v4';
import { key, label } from '../../scoring/model/fields';
import { MAX_STEPS } from '../limits';

const texts = z.array(z.string().trim().min(1).max(120)).min(1);

const time = z
	.string()
	.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'use a time like 09:00, at most 24:00');

/** When mails may go out, in the local time of who gets them. */
const windowSchema = z
	.object({
		weekdays: z
			.array(z.number().int().min(1).max(7))
			.min(1)
			.describe('days of the week, 1 for Monday to 7'),
		from: time,
		to: time.describe('not included'),
	})
	.strict();

/** Whom a sequence or a step is for; every part that is given must hold. */
const audience = z
	.object({
		phases: z.array(z.enum(['see', 'think', 'do', 'care'])).min(1),
		buckets: texts,
		personas: texts,
		interests: texts.describe('at least one of them'),
		languages: texts,
	})
	.partial()
	.strict();

/** One mail in one language. Texts are Liquid templates: {{ candidate.firstName | default: "there" }}. */
const content = z
	.object({
		subject: z.string().trim().min(1).max(200),
		preheader: z
			.string()
			.trim()
			.max(250)
			.default('')
			.describe('what inboxes show after the subject'),
		html: z.string().min(1).max(400_000),
		text: z.string().min(1).max(100_000).describe('the same mail as plain text'),
	})
	.strict();

const byLanguage = z
	.object({ nl: content, en: content, de: content, pl: content })
	.partial()
	.strict();

const variant = z
	.object({
		key,
		share: z.number().min(1).max(99).describe('percent of the candidates'),
		content: byLanguage,
	})
	.strict();

const step = z
	.object({
		key,
		label,
		afterDays: z
			.number()
			.int()
			.min(0)
			.max(730)
			.describe('local days after the start of the sequence'),
		window: windowSchema.optional(),
		when: audience.default({}).describe('for others the step is left out'),
		content: byLanguage,
		variants: z
			.array(variant)
			.max(5)
			.default([])
			.describe('other contents, tried on a share of the candidates each'),
	})
	.strict();

/** What may end a sequence; unsubscribing, complaining, bouncing and erasing always do. */
export const EXITS = ['applied', 'appointment', 'replied', 'hot', 'vacancyClosed'] as const;

/** The shape of a nurture sequence. What its parts ask of each other is in `checkSequence`. */
export const sequenceSchema = z
	.object({
		key,
		label,
		version: z.number().int().min(1),
		language: z
			.enum(['nl', 'en', 'de', 'pl'])
			.default('nl')
			.describe('for candidates for whose language there is no content'),
		single: z
			.literal(true)
			.optional()
			.describe('a mail on its own, which can mention fields of the item it is made for'),
		audience: audience.default({}),
		holdoutPercent: z
			.number()
			.min(0)
			.max(50)
			.default(0)
			.describe('of all candidates, always the same ones, who get no nurture mail'),
		reenrol: z
			.object({ allowed: z.boolean(), afterDays: z.number().int().min(0).max(3650).default(180) })
			.strict()
			.default({ allowed: false, afterDays: 180 })
			.describe('whether who has been through it may enter again, and after how long'),
		exits: z.array(z.enum(EXITS)).default([...EXITS]),
		window: windowSchema.default({ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }),
		steps: z.array(step).min(1).max(MAX_STEPS),
	})
	.strict();
