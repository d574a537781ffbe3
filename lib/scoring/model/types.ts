import type { z } from 'zod/v4';
import type { scoringModelSchema } from './schema';

/** An immutable, versioned description of what candidates earn and lose, and what follows from it. */
export type ScoringModel = z.infer<typeof scoringModelSchema>;

/** A model as people write it: what has a default may be left out. */
export type ScoringModelInput = z.input<typeof scoringModelSchema>;

/** What candidates earn or lose points for. */
export type Rule = ScoringModel['rules'][number];
/** What must hold of an event for a rule to count it. */
export type Condition = Rule['where'][number];
/** How points fade with age. */
export type Decay = ScoringModel['decay'];
/** When a phase is entered, and when it falls back. */
export type PhaseRule = ScoringModel['phases'][number];
/** What leads into a phase. */
export type Signal = PhaseRule['enter'][number];
/** A part of the journey: see, think, do or care. */
export type Phase = PhaseRule['key'];
/** How far somebody once came: bronze, silver or gold. */
export type Medal = ScoringModel['medals'][number]['key'];
/** What should happen next with a candidate. */
export type Route = ScoringModel['routes'][number]['to'];
/** What a model says about who candidates are. */
export type Profile = NonNullable<ScoringModel['profile']>;
/** Persona or culture: criteria, and what they are worth together. */
export type ProfilePart = NonNullable<Profile['persona']>;
/** What is looked for in a profile, and its points. */
export type Criterion = ProfilePart['criteria'][number];
/** Letter of the fit, A the best. */
export type Grade = 'A' | 'B' | 'C' | 'D';
/** How points of a rule add up. */
export type Accumulation = ScoringModel['accumulation'];
/** When somebody who was away counts as back. */
export type ReturnSignal = ScoringModel['transitions']['returnSignal'];
/** What quiet days cost. */
export type Inactivity = NonNullable<ScoringModel['inactivity']>;
