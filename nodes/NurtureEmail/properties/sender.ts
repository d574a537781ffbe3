import type { INodeProperties } from 'n8n-workflow';
import { N8N_SMTP, SMTP_CREDENTIAL } from '../../shared/smtpCredential';
import { collectionFor, forOperations } from './operation';

const page = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'https://www.example.com/…',
	description,
});

/** Who sends mails; what the examples mention besides. */
export const senderProperties: INodeProperties[] = [
	{
		displayName: 'Mail Account',
		name: 'mailAccount',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Candidate SMTP',
				value: SMTP_CREDENTIAL,
				description: 'With DKIM, a pace, and encryption that is never left out',
			},
			{ name: 'SMTP of N8n', value: N8N_SMTP, description: 'The credential that Send Email uses' },
		],
		default: SMTP_CREDENTIAL,
		displayOptions: forOperations('sendDue', 'sendOne'),
		description: 'Which mail server sends',
	},
	{
		displayName: 'From Address',
		name: 'fromAddress',
		type: 'string',
		default: '',
		placeholder: 'jobs@example.com',
		displayOptions: forOperations('sendDue', 'sendOne', 'preview'),
		description: 'Whom candidates see as the sender, and whom they answer',
	},
	{
		displayName: 'From Name',
		name: 'fromName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Anna of Example',
		displayOptions: forOperations('sendDue', 'sendOne', 'preview'),
		description: 'The name beside the address',
	},
	{
		displayName: 'Company',
		name: 'company',
		type: 'collection',
		placeholder: 'Add Detail',
		default: { name: '', address: '', siteUrl: '' },
		displayOptions: collectionFor('sendDue', 'sendOne', 'preview'),
		description:
			'What every mail says about its sender. Name, postal address and career site are needed; pages that are left out are the career site.',
		options: [
			page('Career Site', 'siteUrl', 'Your own site, to which all links lead'),
			page('Page of All Vacancies', 'jobsUrl', 'Where the examples lead who looks for a job'),
			page('Page for Contact', 'contactUrl', 'Where one asks for a talk'),
			page('Page for Learning', 'learningUrl', 'Courses and certificates, in the Care series'),
			page('Page for Onboarding', 'onboardingUrl', 'What starters need, in the Care series'),
			page('Page for Referrals', 'referralUrl', 'Where employees tip people they know'),
			page('Page of Job Alerts', 'alertUrl', 'Where one asks to hear of new vacancies'),
			page('Page of Salaries', 'salaryUrl', 'A salary guide or check'),
			page('Page of Stories', 'storiesUrl', 'Stories of people who work at your company'),
			page('Page of the Guide', 'guideUrl', 'The whitepaper or guide that is offered'),
			page(
				'Picture of the Logo',
				'logoUrl',
				'Shown at the top, 140 points wide; the name without it',
			),
			{
				displayName: 'Postal Address',
				name: 'address',
				type: 'string',
				default: '',
				placeholder: 'e.g. Stationsplein 1, 3511 AB Utrecht',
				description: 'Stands at the end of every mail, as the law asks',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Example IT',
				description: 'Name of the company',
			},
		].toSorted((a, b) => a.displayName.localeCompare(b.displayName)) as INodeProperties[],
	},
];
