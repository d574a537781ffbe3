import { z } from 'zod/v4';
import { sequenceSchema } from './schema';

/** A JSON Schema, draft 7: the draft that code editors understand. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema of a sequence as people write it; what its parts ask of each other only `checkSequence` knows. */
export function sequenceJsonSchema(): JsonSchema {
	return (kept ??= z.toJSONSchema(sequenceSchema, { target: 'draft-7', io: 'input' }));
}

/** Made once: it never changes and takes some milliseconds. */
let kept: JsonSchema | undefined;
