import type { INodeProperties } from 'n8n-workflow';
import { decayProperty } from './decayProperties';
import { fromStart } from './fromStart';

/** Stands for no pillar; no pillar is called so, because keys have no capitals. */
export const NO_PILLAR = 'noPillar';

export const pointsProperty: INodeProperties = {
	displayName: 'Points',
	name: 'points',
	type: 'number',
	typeOptions: { minValue: -100, maxValue: 100 },
	default: 0,
	description: 'What one such event is worth; below 0 it takes points away',
};

export function pillarProperty(preset: string): INodeProperties {
	return {
		displayName: 'Pillar',
		name: 'pillar',
		type: 'options',
		typeOptions: fromStart('getPillars'),
		default: preset,
		description:
			'Which part of the score it adds to. Rules that take points away or only record belong to none.',
	};
}

const limit = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: `${description}; 0 for no limit`,
});

/** What a rule can be told beyond its points; only what is added to the form is changed. */
export const moreProperties: INodeProperties[] = [
	limit('Days Before It Counts Again', 'everyDays', 'Days in which further events do not count'),
	{
		displayName: 'Each Further One of a Day (%)',
		name: 'repeatPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 50,
		description: 'What the next event of the same day is worth, of the one before it',
	},
	limit('Events in All', 'total', 'How many events count at all, the earliest first'),
	limit('Events per Day', 'perDay', 'How many events of one day count'),
	limit('Most Points', 'maxPoints', 'What the rule can be worth at any moment'),
	{
		displayName: 'Once per Subject',
		name: 'oncePerSubject',
		type: 'boolean',
		default: true,
		description: 'Whether the same vacancy, page or asset counts only once',
	},
	{
		displayName: 'Only in Statuses',
		name: 'statuses',
		type: 'string',
		default: '',
		placeholder: 'e.g. Intake processed, Proposed',
		description:
			'Application statuses in which alone it counts, separated by commas. Leave empty for in all.',
	},
	decayProperty('rule', 'How these points lose their worth, where not as in the rest of the model'),
	limit('Points per Day', 'pointsPerDay', 'How many points can be earned with it on one day'),
	{
		displayName: 'Same Subject Again After (Days)',
		name: 'subjectAgainAfterDays',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 30,
		description: 'Days after which the same vacancy, page or asset counts again',
	},
];
