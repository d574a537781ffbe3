import { z } from 'zod/v4';
import { days } from './fields';

const graceDays = z
	.number()
	.int()
	.min(0)
	.max(3650)
	.default(0)
	.describe('days before the points start to fade');

/** How points fade with time. */
export const decaySchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('none') }).strict(),
	z
		.object({ kind: z.literal('halfLife'), days: z.number().positive().max(3650), graceDays })
		.strict()
		.describe('halved every so many days'),
	z
		.object({ kind: z.literal('linear'), days, graceDays })
		.strict()
		.describe('fades evenly to nothing within so many days'),
	z
		.object({ kind: z.literal('perDay'), points: z.number().positive().max(100) })
		.strict()
		.describe('all rules of a pillar together lose so many points a day, the oldest first'),
	z
		.object({ kind: z.literal('steps'), percent: z.number().positive().max(100), everyDays: days })
		.strict()
		.describe('loses a part of what it was worth at first, every so many days'),
	z
		.object({ kind: z.literal('expires'), afterDays: days })
		.strict()
		.describe('whole for so many days, then nothing'),
]);

/** What is taken for being away. */
export const inactivitySchema = z
	.object({
		afterDays: days.describe('days without activity until points are taken for the first time'),
		points: z.number().positive().max(100).describe('taken each time'),
		everyDays: days.describe('days until they are taken again'),
		floor: z.number().min(0).max(100).default(0).describe('nothing is taken below this'),
		cumulative: z
			.boolean()
			.default(false)
			.describe(
				'whether what was taken stays taken when the candidate comes back, also what was taken from nothing',
			),
	})
	.strict();
