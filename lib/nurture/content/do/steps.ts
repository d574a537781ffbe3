import type { StepPlan } from '../steps';

export type DoStep = 'question' | 'inside' | 'open';

export const doSteps: ReadonlyArray<StepPlan<DoStep>> = [
	{ key: 'question', label: 'Any questions?', afterDays: 1 },
	{ key: 'inside', label: 'What happens after you apply', afterDays: 5 },
	{ key: 'open', label: 'Still open', afterDays: 12 },
];
