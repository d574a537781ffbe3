import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { AS_THE_MODEL, DECAY_NUMBERS } from '../../../lib/scoring/model/edit/decay';

type Kind = keyof typeof DECAY_NUMBERS;

/** The kind a form begins with. */
export const USUAL_KIND: Kind = 'halfLife';

const KINDS: Record<Kind, Omit<INodePropertyOptions, 'value'>> = {
	halfLife: { name: 'Halve', description: 'Half is left after so many days, then half of that' },
	linear: {
		name: 'In Even Steps to Nothing',
		description: 'A little less every day until nothing is left',
	},
	perDay: { name: 'Lose Points per Day', description: 'So many points less every day' },
	none: { name: 'Never', description: 'Points keep their worth' },
	expires: {
		name: 'Until a Day',
		description: 'Everything is left until so many days are over, then nothing',
	},
	steps: {
		name: 'Lose a Share per Period',
		description: 'So many percent less every so many days',
	},
};

type Label = [displayName: string, description: string];

const NUMBERS: { [K in Kind]: Record<keyof (typeof DECAY_NUMBERS)[K], Label> } = {
	none: {},
	halfLife: {
		days: ['Half-Life (Days)', 'Days after which half is left'],
		graceDays: ['Days Before It Starts', 'Days on which points keep all of their worth'],
	},
	linear: {
		days: ['Days to Nothing', 'Days after which nothing is left, counted from when it starts'],
		graceDays: ['Days Before It Starts', 'Days on which points keep all of their worth'],
	},
	perDay: {
		points: [
			'Points Lost per Day',
			'The oldest points go first. Said of the model, the rules of a pillar lose them together.',
		],
	},
	steps: {
		percent: ['Percent Lost', 'What is lost of the points as they were at first'],
		everyDays: ['Days in a Period', 'How long it is until the next share is lost'],
	},
	expires: { afterDays: ['Days It Counts', 'Days after which it counts no more'] },
};

/**
 * How points lose their worth: a choice with the numbers that it needs.
 *
 * @param of - whether it is asked of a rule, which may do as the model does
 */
export function decayProperty(of: 'rule' | 'model', description: string): INodeProperties {
	const kinds = Object.entries(KINDS).map(([value, kind]) => ({ ...kind, value }));
	const asTheModel = {
		name: 'As the Model',
		value: AS_THE_MODEL,
		description: 'Nothing of its own',
	};
	const options = of === 'rule' ? [asTheModel, ...kinds] : kinds;
	return {
		displayName: 'Points Lose Worth',
		name: 'decay',
		type: 'fixedCollection',
		placeholder: 'Choose How',
		default: {},
		description,
		options: [
			{
				displayName: 'How',
				name: 'how',
				values: [
					{
						displayName: 'How',
						name: 'kind',
						type: 'options',
						noDataExpression: true,
						options: [...options].sort((a, b) => a.name.localeCompare(b.name)),
						default: USUAL_KIND,
						description: 'In which way points lose their worth with time',
					},
					...(Object.keys(NUMBERS) as Kind[]).flatMap(numbersOf),
				],
			},
		],
	};
}

function numbersOf(kind: Kind): INodeProperties[] {
	const labels = NUMBERS[kind] as Record<string, Label>;
	return Object.entries(DECAY_NUMBERS[kind]).map(([name, usual]: [string, number]) => ({
		displayName: labels[name][0],
		name,
		type: 'number',
		typeOptions: { minValue: 0 },
		default: usual,
		displayOptions: { show: { kind: [kind] } },
		description: labels[name][1],
	}));
}
