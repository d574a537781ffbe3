import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGES } from '../../shared/formParts';
import { audienceProperties } from './audience';

/**
 * What a mail says in one language. What holds fields in double braces takes no expression: n8n's editor would take the
 * braces for one of its own.
 */
export const textProperties: INodeProperties[] = [
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		options: LANGUAGES,
		default: 'nl',
		description: 'Candidates get it in their own language where there is one',
	},
	{
		displayName: 'Subject',
		name: 'subject',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. Welcome, {{ candidate.firstName | default: "there" }}',
		description: 'Fields in double braces are filled in for each candidate',
	},
	{
		displayName: 'Preheader',
		name: 'preheader',
		type: 'string',
		noDataExpression: true,
		default: '',
		description: 'What inboxes show after the subject',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 8 },
		default: '',
		placeholder:
			'What you want to say, with blank lines between paragraphs.\n\n[Look at our vacancies](https://www.example.com/jobs)',
		description:
			'Text: greeting, signature and the links for unsubscribing are added. Lines that begin with a dash are a list; [words](address) is a link, and a button where it stands alone. Or a whole mail in HTML.',
	},
	{
		displayName: 'Plain Text',
		name: 'text',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 4 },
		default: '',
		description: 'Only for a body in HTML: the same mail for those who read plain text',
	},
];

/** The mails of a sequence as a form. */
export const mailsProperty: INodeProperties = {
	displayName: 'Mails',
	name: 'mails',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Mail',
	default: {},
	displayOptions: { show: { '/operation': ['saveSequence'], '/startFrom': ['form'] } },
	description:
		'In the order in which they go out. For a second language, add a mail of the same name in it.',
	options: [
		{
			displayName: 'Mail',
			name: 'mail',

			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Welcome',
					description: 'What you call it; candidates do not see it',
				},
				{
					displayName: 'Days After the Start',
					name: 'afterDays',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 730 },
					default: 0,
					description: 'When it goes out at the earliest; each mail later than the one before',
				},
				...textProperties,
				{
					displayName: 'Only For',
					name: 'when',
					type: 'collection',
					placeholder: 'Add Condition',
					default: {},
					options: audienceProperties,
					description: 'For all others this mail is left out',
				},
			],
		},
	],
};
