import type { StepPlan } from '../steps';

/** The mails of the series for See. */
export type SeeStep = 'welcome' | 'day' | 'worth' | 'growth' | 'choose';

/** When the mails of the series for See go out, in days after enrolment. */
export const seeSteps: ReadonlyArray<StepPlan<SeeStep>> = [
	{ key: 'welcome', label: 'Welcome', afterDays: 0 },
	{ key: 'day', label: 'A day in the team', afterDays: 4 },
	{ key: 'worth', label: 'What your craft is worth', afterDays: 11 },
	{ key: 'growth', label: 'Stay or go', afterDays: 21 },
	{ key: 'choose', label: 'What next', afterDays: 35 },
];
