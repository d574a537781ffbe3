import type { ScoringModelInput } from '../model/types';
import { bullhornLike } from './bullhornLike';
import { candidateNl } from './candidateNl';
import { hubspotLike } from './hubspotLike';
import { jobviteLike } from './jobviteLike';
import { marketoLike } from './marketoLike';
import { msr } from './msr';
import { pardotLike } from './pardotLike';
import { sendtodeliver } from './sendtodeliver';

/** The bundled models, the default first. */
export const PRESETS: readonly ScoringModelInput[] = [
	candidateNl,
	msr,
	sendtodeliver,
	bullhornLike,
	jobviteLike,
	hubspotLike,
	marketoLike,
	pardotLike,
];
