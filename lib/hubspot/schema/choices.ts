import { VERDICTS, type Medal, type Phase, type Route } from '../../scoring';

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

/** The verdicts as HubSpot shows them. */
export const VERDICT_CHOICES: Choice[] = VERDICTS.map(({ key, label }) => ({ value: key, label }));
