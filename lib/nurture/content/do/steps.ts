import type { StepPlan } from '../steps';

/** The mails of the series for Do. */
export type DoStep = 'question' | 'inside' | 'open';

/** When the mails of the series for Do go out, in days after enrolment. */
export const doSteps: ReadonlyArray<StepPlan<DoStep>> = [
	{ key: 'question', label: 'Any questions?', afterDays: 1 },
	{ key: 'inside', label: 'What happens after you apply', afterDays: 5 },
	{ key: 'open', label: 'Still open', afterDays: 12 },
];
