import { z } from 'zod/v4';
import { scoringModelSchema } from './schema';

/** A JSON Schema, draft 7: the draft that code editors understand. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of a scoring model as people write it, for completion and checks while typing.
 *
 * What the parts ask of each other (unknown pillars, buckets out of order) only `checkModel` knows.
 */
export function modelJsonSchema(): JsonSchema {
	return (kept ??= z.toJSONSchema(scoringModelSchema, { target: 'draft-7', io: 'input' }));
}

/** Made once: it never changes and takes some milliseconds. */
let kept: JsonSchema | undefined;
