import type { Medal, Phase, Route } from '../../scoring';

/** One value of a property with fixed choices. */
export interface Choice {
	/** As kept and compared; never changes. */
	value: string;
	label: string;
}

/** A choice for every key there is: a new one that is forgotten here does not compile. */
function choicesOf<Key extends string>(labels: Record<Key, string>): Choice[] {
	return Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
}

/** The phases as HubSpot shows them. */
export const PHASES = choicesOf<Phase>({ see: 'See', think: 'Think', do: 'Do', care: 'Care' });

/** The medals as HubSpot shows them, best first. */
export const MEDALS = choicesOf<Medal>({ gold: 'Gold', silver: 'Silver', bronze: 'Bronze' });

/** The routes as HubSpot shows them. */
export const ROUTES = choicesOf<Route>({
	recruiter: 'Recruiter',
	nurture: 'Nurture',
	keepWarm: 'Keep warm',
	care: 'Care',
});

/** What a recruiter found after following up. */
export type Verdict = 'rightMoment' | 'tooEarly' | 'notInterested' | 'notReached';

/** What recruiters can choose from as their verdict. */
export const VERDICTS = choicesOf<Verdict>({
	rightMoment: 'Right moment',
	tooEarly: 'Too early',
	notInterested: 'Not interested now',
	notReached: 'Not reached',
});
