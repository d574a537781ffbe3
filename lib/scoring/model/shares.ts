import type { ScoringModel } from './types';

/** How much of each part goes into the score, 0 or more. */
export interface Shares {
	engagement: number;
	persona: number;
	culture: number;
}

/** The shares of the parts that the model has; of weights they add up to 1. */
export function sharesOf({ score, profile }: ScoringModel): Shares {
	switch (score.combine) {
		case 'engagement':
			return { engagement: 1, persona: 0, culture: 0 };
		case 'sum':
			return { engagement: 1, persona: 1, culture: 1 };
		case 'weights': {
			const persona = profile?.persona ? score.persona : 0;
			const culture = profile?.culture ? score.culture : 0;
			const all = score.engagement + persona + culture;
			return { engagement: score.engagement / all, persona: persona / all, culture: culture / all };
		}
	}
}
