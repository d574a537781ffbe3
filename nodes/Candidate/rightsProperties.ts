import type { INodeProperties } from 'n8n-workflow';
import { hubSpotLogins } from '../shared/hubSpot';
import { count } from '../shared/standing';
import { NOT_NOW } from './operations/erase';
import { USUAL_ENDS } from './operations/retention';

const when = (...operation: string[]) => ({ show: { operation } });

const days = (...said: Parameters<typeof count>): INodeProperties => ({
	...count(...said),
	displayOptions: when('retention'),
});

/** Merging, erasing, and for how long data is kept. */
export const rightsProperties: INodeProperties[] = [
	{
		displayName: 'Other Candidate ID',
		name: 'otherId',
		type: 'string',
		default: '',
		displayOptions: when('merge'),
		description:
			'Who is the same person: this one goes, the one found above stays and has everything',
	},
	{
		displayName: 'Merged Candidate ID',
		name: 'mergedId',
		type: 'string',
		default: '={{ $json.mergedId }}',
		displayOptions: when('unmerge'),
		description: 'The ID the candidate had before being merged into another',
	},
	{
		displayName:
			'This removes the candidate for good. Backup files and past executions of n8n are out of reach: the result says what remains.',
		name: 'eraseNotice',
		type: 'notice',
		default: '',
		displayOptions: when('erase'),
	},
	{
		displayName: 'Also in HubSpot',
		name: 'alsoHubSpot',
		type: 'options',
		options: [
			{
				name: 'Later',
				value: NOT_NOW,
				description: 'The contact waits until HubSpot Sync pushes, or the next erasure does it',
			},
			...hubSpotLogins,
		],
		default: NOT_NOW,
		displayOptions: when('erase'),
		description:
			'Whether to erase the contact and its tasks from HubSpot at once, and with which login',
	},
	{
		displayName: 'Which',
		name: 'whichDue',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: 'Each item says in due what it is' },
			{ name: 'Who Must Be Asked', value: 'ask', description: 'Their time is nearly over' },
			{ name: 'Who Must Go', value: 'erase', description: 'Their time is over' },
		],
		default: 'all',
		displayOptions: when('retention'),
		description: 'Whom to return',
	},
	days(
		'Days After a Procedure',
		'keepWithoutConsent',
		28,
		'For how long data is kept after the last procedure ended, without consent to keep it longer',
	),
	days(
		'Days with Consent',
		'keepWithConsent',
		365,
		'For how long consent to be kept on file holds, from when it was last given',
	),
	days('Ask Days Before', 'askBefore', 21, 'In the last days before the end, candidates are asked'),
	{
		displayName: 'End Statuses',
		name: 'endStatuses',
		type: 'string',
		default: USUAL_ENDS,
		displayOptions: when('retention'),
		description: 'Application statuses that end a procedure without a hire, separated by commas',
	},
	{
		displayName: 'Readable for the Candidate',
		name: 'forCandidate',
		type: 'boolean',
		default: false,
		displayOptions: when('explain'),
		description:
			'Whether to add a text that can be given to the candidate: what counts, what does not, and what they may ask',
	},
];
