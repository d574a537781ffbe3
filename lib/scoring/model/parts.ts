import type { z } from 'zod/v4';
import { isRecord } from './isRecord';
import { scoringModelSchema } from './schema';
import type { Accumulation, Decay, Profile, ScoringModel } from './types';

const { shape } = scoringModelSchema;

/** The fields of an entry whose shape is right; the others are left out. */
type Sound<Schema extends z.ZodObject> = Partial<z.output<Schema>>;

/**
 * What of a model has the right shape, so that the cross-checks can look at it while the rest is wrong.
 *
 * Entries keep their place in the list; a list that is none is left out.
 */
export interface ModelParts {
	timezone?: string;
	hysteresis?: { points: number };
	pillars?: Array<Sound<typeof shape.pillars.element>>;
	rules?: Array<Sound<typeof shape.rules.element>>;
	buckets?: Array<Sound<typeof shape.buckets.element>>;
	phases?: Array<Sound<typeof shape.phases.element>>;
	medals?: Array<Sound<typeof shape.medals.element>>;
	routes?: Array<Sound<typeof shape.routes.element>>;
	tests?: Array<Sound<TestSchema>>;
	accumulation?: Accumulation;
	decay?: Decay;
	/** Only where the whole of it has the right shape. */
	profile?: Profile;
	score?: ScoringModel['score'];
	matrix?: ScoringModel['matrix'];
	transitions?: ScoringModel['transitions'];
	/** The keys in use, also those of entries that are wrong otherwise; none for a list that is none. */
	keys: Record<KeyedList, string[] | undefined>;
}

/** The lists of a model whose entries have a key. */
export type KeyedList = (typeof KEYED)[number] | 'personas';

type TestSchema = ReturnType<typeof shape.tests.unwrap>['element'];

/** The parts of a model whose entries have a key each. */
export const KEYED = ['pillars', 'rules', 'buckets', 'phases', 'medals'] as const;

/** Takes from anything the parts that a model may be made of. */
export function soundParts(input: unknown): ModelParts {
	const fields = isRecord(input) ? input : {};
	return {
		timezone: soundValue(shape.timezone, fields.timezone),
		hysteresis: soundValue(shape.hysteresis, fields.hysteresis),
		pillars: soundList(shape.pillars.element, fields.pillars),
		rules: soundList(shape.rules.element, fields.rules),
		buckets: soundList(shape.buckets.element, fields.buckets),
		phases: soundList(shape.phases.element, fields.phases),
		medals: soundList(shape.medals.element, fields.medals),
		routes: soundList(shape.routes.element, fields.routes),
		tests: soundList(shape.tests.unwrap().element, fields.tests),
		accumulation: soundValue(shape.accumulation, fields.accumulation),
		decay: soundValue(shape.decay, fields.decay),
		profile: soundValue(shape.profile, fields.profile),
		score: soundValue(shape.score, fields.score),
		matrix: soundValue(shape.matrix, fields.matrix),
		transitions: soundValue(shape.transitions, fields.transitions),
		keys: {
			pillars: keysOf(fields.pillars),
			rules: keysOf(fields.rules),
			buckets: keysOf(fields.buckets),
			phases: keysOf(fields.phases),
			medals: keysOf(fields.medals),
			personas: isRecord(fields.profile) ? keysOf(fields.profile.personas) : [],
		},
	};
}

function soundList<Schema extends z.ZodObject>(
	schema: Schema,
	list: unknown,
): Array<Sound<Schema>> | undefined {
	return Array.isArray(list) ? list.map((entry) => soundFields(schema, entry)) : undefined;
}

function soundFields<Schema extends z.ZodObject>(schema: Schema, entry: unknown): Sound<Schema> {
	if (!isRecord(entry)) return {};
	const sound = Object.entries(schema.shape).flatMap(([name, field]) => {
		const parsed = (field as z.ZodType).safeParse(entry[name]);
		return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
	});
	return Object.fromEntries(sound) as Sound<Schema>;
}

function soundValue<Value>(schema: z.ZodType<Value>, value: unknown): Value | undefined {
	return schema.safeParse(value).data;
}

function keysOf(list: unknown): string[] | undefined {
	if (!Array.isArray(list)) return undefined;
	return list.flatMap((entry) =>
		isRecord(entry) && typeof entry.key === 'string' ? [entry.key] : [],
	);
}
