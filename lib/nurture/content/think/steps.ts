import type { StepPlan } from '../steps';

/** The mails of the series for Think. */
export type ThinkStep = 'deliver' | 'match' | 'peer' | 'team' | 'coffee';

/** When the mails of the series for Think go out, in days after enrolment. */
export const thinkSteps: ReadonlyArray<StepPlan<ThinkStep>> = [
	{ key: 'deliver', label: 'What you asked for', afterDays: 0 },
	{ key: 'match', label: 'What suits you', afterDays: 4 },
	{ key: 'peer', label: 'Somebody like you', afterDays: 11 },
	{ key: 'team', label: 'Ask the team', afterDays: 21 },
	{ key: 'coffee', label: 'A talk without a vacancy', afterDays: 35 },
];
