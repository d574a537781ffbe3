import { compileModel, type CompiledModel } from '../../lib/scoring';
import { parseModel } from '../../lib/scoring/model/parseModel';
import { candidateNl } from '../../lib/scoring/presets/candidateNl';

/** The default model, ready to use. */
export const preset: CompiledModel = compileModel(parseModel(candidateNl));
