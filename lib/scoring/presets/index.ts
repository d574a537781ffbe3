import type { ScoringModelInput } from '../model/types';
import { candidateNl } from './candidateNl';

/** The bundled models, the default first. */
export const PRESETS: readonly ScoringModelInput[] = [candidateNl];
