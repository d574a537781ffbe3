import type { z } from 'zod/v4';
import type { scoringModelSchema } from './schema';

/** An immutable, versioned description of what candidates earn and lose, and what follows from it. */
export type ScoringModel = z.infer<typeof scoringModelSchema>;

/** A model as people write it: what has a default may be left out. */
export type ScoringModelInput = z.input<typeof scoringModelSchema>;

export type Rule = ScoringModel['rules'][number];
export type Condition = Rule['where'][number];
export type Decay = ScoringModel['decay'];
export type PhaseRule = ScoringModel['phases'][number];
export type Signal = PhaseRule['enter'][number];
export type Phase = PhaseRule['key'];
export type Medal = ScoringModel['medals'][number]['key'];
export type Route = ScoringModel['routes'][number]['to'];
export type Profile = NonNullable<ScoringModel['profile']>;
export type ProfilePart = NonNullable<Profile['persona']>;
export type Criterion = ProfilePart['criteria'][number];
export type Grade = 'A' | 'B' | 'C' | 'D';
export type Accumulation = ScoringModel['accumulation'];
export type ReturnSignal = ScoringModel['transitions']['returnSignal'];
export type Inactivity = NonNullable<ScoringModel['inactivity']>;
