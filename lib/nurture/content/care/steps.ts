import type { StepPlan } from '../steps';

/** The mails of the series for Care. */
export type CareStep = 'welcome' | 'first-day' | 'first-weeks' | 'month' | 'quarter';

/** When the mails of the series for Care go out, in days after enrolment. */
export const careSteps: ReadonlyArray<StepPlan<CareStep>> = [
	{ key: 'welcome', label: 'Welcome', afterDays: 0 },
	{ key: 'first-day', label: 'Your first day', afterDays: 4 },
	{ key: 'first-weeks', label: 'Your first weeks', afterDays: 11 },
	{ key: 'month', label: 'How is it going?', afterDays: 35 },
	{ key: 'quarter', label: 'A hundred days', afterDays: 100 },
];
