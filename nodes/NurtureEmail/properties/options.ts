import type { INodeProperties } from 'n8n-workflow';
import { optionsProperty } from '../../shared/formParts';
import { databaseFile } from '../../shared/properties';
import { count } from '../../shared/standing';
import { collectionFor } from './operation';

const ofRuns = { displayOptions: collectionFor('sendDue') };
const ofSending = { displayOptions: collectionFor('sendDue', 'sendOne') };
const ofMails = { displayOptions: collectionFor('sendDue', 'sendOne', 'preview') };

const number = (
	displayName: string,
	name: string,
	preset: number,
	description: string,
): INodeProperties => ({
	...count(displayName, name, preset, `${description}; 0 for no limit`),
	...ofSending,
});

const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	...ofMails,
	description,
});

const fieldOfItem = (displayName: string, name: string, usual: string, description: string) => ({
	displayName,
	name,
	type: 'string' as const,
	requiresDataPath: 'single' as const,
	default: '',
	placeholder: usual,
	displayOptions: collectionFor('enrol', 'sendOne', 'preview'),
	description,
});

const pace: INodeProperties[] = [
	number(
		'Mails in Two Days',
		'perTwoDays',
		1,
		'What one candidate gets at most, over all sequences',
	),
	number('Mails in a Week', 'perWeek', 2, 'What one candidate gets at most, over all sequences'),
	{
		...number('Mails per Hour', 'perHour', 0, 'What all runs together send at most, in any hour'),
		...ofRuns,
	},
	{
		...number('Mails per Run', 'limit', 0, 'What one run sends at most; the rest stays due'),
		...ofRuns,
	},
	number(
		'Quiet After a Recruiter (Days)',
		'quietDays',
		7,
		'How long to leave somebody in peace whom a recruiter spoke with',
	),
	number(
		'Stop After Mails Without a Click',
		'stopAfterUnclicked',
		5,
		'After so many a sequence ends',
	),
];

const links: INodeProperties[] = [
	text('Campaign Source', 'utmSource', 'nurture', 'What utm_source says in links'),
	text(
		'Channels',
		'channels',
		'https://www.linkedin.com/company/example',
		'Your own pages on sites of others, which links may lead to as well. They are not tracked. Divide by spaces.',
	),
	text(
		'Other Sites',
		'sites',
		'https://*.jobs.example.com',
		'Your own sites besides the career site, divided by spaces',
	),
	text(
		'Reply To',
		'replyTo',
		'answers@example.com',
		'Who gets answers and bounces read, where that is not the sender',
	),
	text(
		'Tracking Address',
		'trackingUrl',
		'https://n8n.example.com/webhook/journey',
		'Where the Candidate Pixel Trigger answers, where that is not the address n8n knows of itself',
	),
	text('Tracking Path', 'trackingPath', 'journey', 'The Path of the Candidate Pixel Trigger'),
	text(
		'Unsubscribe Address',
		'unsubscribeMailto',
		'unsubscribe@example.com',
		'A mailbox for mail programs that unsubscribe by mail, besides the link',
	),
];

/** Options of all operations, by their labels. */
export const options = optionsProperty(
	[
		...pace,
		...links,
		{
			displayName: 'After a Crash',
			name: 'afterCrash',
			type: 'options' as const,
			options: [
				{
					name: 'Never Twice',
					value: 'atMostOnce',
					description: 'What may have arrived is listed, and sent again only by hand',
				},
				{
					name: 'Never Lost',
					value: 'atLeastOnce',
					description: 'It is sent again; somebody may get a mail twice',
				},
			],
			default: 'atMostOnce',
			...ofSending,
			description:
				'What becomes of mails that were on their way when n8n or the mail server broke off',
		},
		databaseFile,
		{
			displayName: 'Done By',
			name: 'by',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. Lisa',
			displayOptions: collectionFor('saveSequence'),
			description: 'Whose name the version carries. Leave empty for the name of the workflow.',
		},
		{
			displayName: 'Holidays Of',
			name: 'holidays',
			type: 'string' as const,
			default: 'NL',
			placeholder: 'NL, BE, DE-BY …',
			...ofSending,
			description:
				'Country code of two letters, with a state where it has holidays of its own: no mail goes out on them. Empty for none.',
		},
		fieldOfItem(
			'Recruiter Field',
			'recruiterField',
			'recruiter',
			'Field of the items that holds the recruiter who signs: an object with name, role, phone and calendarUrl',
		),
		{
			displayName: 'Tell When a Mail Is Shown',
			name: 'tellsOpens',
			type: 'boolean' as const,
			default: false,
			...ofMails,
			description:
				'Whether mails hold a picture that tells when they are shown. Machines open mail too, so it earns no points.',
		},
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. Europe/Amsterdam',
			...ofSending,
			description:
				'By whose clock mails go out where the profile has no field timezone. Leave empty for that of the scoring model.',
		},
		fieldOfItem(
			'Vacancy Field',
			'vacancyField',
			'vacancy',
			'Field of the items that holds the vacancy: its id, or an object with id, title, location and url. Stop ends what is about a closed one.',
		),
	].toSorted((a, b) => a.displayName.localeCompare(b.displayName)),
);
