import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGES, notice, optionsProperty } from '../shared/formParts';
import { databaseFile, storeProperty } from '../shared/properties';
import { forms, profileFields } from './formProperties';

const options = optionsProperty([
	{
		displayName: 'Article Pages',
		name: 'articles',
		type: 'string',
		default: '',
		placeholder: '/blog/*',
		description:
			'Addresses of articles, like those of vacancy pages; only needed where pages do not describe themselves',
	},
	{
		displayName: 'Call-to-Action Selector',
		name: 'ctas',
		type: 'string',
		default: '',
		placeholder: '.button-apply',
		description: 'CSS selector of calls to action that are not marked in the page',
	},
	{
		displayName: 'Consent',
		name: 'consent',
		type: 'options',
		options: [
			{
				name: 'Told by the Site',
				value: 'site',
				description: 'Nothing is stored or sent before the site says that the visitor agreed',
			},
			{
				name: 'Given Before the Script Loads',
				value: 'granted',
				description: 'The consent tool of the site loads the script only after consent',
			},
		],
		default: 'site',
		description: 'How the script learns that a visitor agreed to be remembered',
	},
	{
		displayName: 'Cookie Domain',
		name: 'cookieDomain',
		type: 'string',
		default: '',
		placeholder: 'example.com',
		description: 'To recognise a visitor on all subdomains; else each subdomain is by itself',
	},
	databaseFile,
	{
		displayName: 'Events per Run',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10_000 },
		default: 1000,
		description: 'How many events one execution gets at most',
	},
	{
		displayName: 'Fields to Read',
		name: 'fields',
		type: 'string',
		default: '',
		placeholder: 'email consent function=job-title',
		description:
			'Which fields of marked forms leave the page, as name or name=name in the form. Left empty: email, consent and the questions above.',
	},
	{
		displayName: 'Form Selector',
		name: 'formSelector',
		type: 'string',
		default: '',
		placeholder: '.wpcf7-form',
		description:
			'CSS selector of forms whose fields may be read though the page does not mark them',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		options: LANGUAGES,
		default: 'en',
		description:
			'Of the pages for unsubscribing and choosing what to get, where the mail does not say in which language it was written',
	},
	{
		displayName: 'Mail Topics',
		name: 'mailTopics',
		type: 'string',
		default: '',
		placeholder: 'e.g. New vacancies, Salary guides, Stories from the team',
		description:
			'What candidates can choose mail about, divided by commas. Nurture Email compares them with what a mail is for.',
	},
	{
		displayName: 'Networks of Machines',
		name: 'machineNetworks',
		type: 'string',
		default: '',
		placeholder: '203.0.113.0/24, 2001:db8::/32',
		description:
			'What comes from these networks is kept but not scored, say those of your own office or of a mail scanner',
	},
	{
		displayName: 'Other Event Types',
		name: 'eventTypes',
		type: 'string',
		default: '',
		placeholder: 'quiz.*, referral.sent',
		description: 'What the site may tell besides the usual types, divided by commas',
	},
	{
		displayName: 'Public Address',
		name: 'publicUrl',
		type: 'string',
		default: '',
		placeholder: 'https://www.example.com/journey',
		description:
			'Where browsers and HubSpot reach this node, where that is not the address n8n gives, say behind your own web server',
	},
	{
		displayName: 'Recognise for (Minutes)',
		name: 'recogniseMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1440 },
		default: 30,
		description: 'How long a click in a mail tells the site who came; 0 for never',
	},
	{
		displayName: 'Requests per Minute',
		name: 'perMinute',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 300,
		description:
			'How much one internet address may send; 0 for no limit, where something before n8n has one',
	},
	{
		displayName: 'Runs at Once',
		name: 'runsAtOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 1,
		description:
			'How many executions may work side by side, each on other people. As many as there are workers make the most of n8n in queue mode with the candidates in PostgreSQL.',
	},
	{
		displayName: 'Seconds Between Runs',
		name: 'delaySeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 5,
		description: 'How long events are gathered before they are given to an execution',
	},
	{
		displayName: 'Soonest Click (Seconds)',
		name: 'soonestClickSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 600 },
		default: 10,
		description: 'A click sooner than this after a mail was sent is that of a scanner',
	},
]);

export const properties: INodeProperties[] = [
	notice(
		'Put one tag on every page of the career site: &lt;script async src="…/webhook/journey/candidate.js"&gt;&lt;/script&gt;, with the address of this n8n. The <a href="https://github.com/candidate-journey/n8n-nodes-candidate-journey/blob/main/docs/tracking.md" target="_blank">guide for the web builder</a> has the rest. What candidates do comes out as events, ready for Candidate Score.',
	),
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		required: true,
		noDataExpression: true,
		default: 'journey',
		description:
			'Where the tracking answers below the webhook address of n8n: journey stands for /webhook/journey/candidate.js and so on',
	},
	{
		displayName: 'Career Sites',
		name: 'sites',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'https://www.example.com, https://*.jobs.example.com',
		description:
			'Only these sites are listened to, and links in mails lead nowhere else. Divide several by commas; https://*.example.com stands for every subdomain.',
	},
	{
		displayName: 'Vacancy Pages',
		name: 'vacancies',
		type: 'string',
		default: '',
		placeholder: '/vacancies/*',
		description:
			'Addresses of vacancies: * is one part of a path, ** several; divide several patterns by spaces. Leave empty where vacancies describe themselves as JobPosting, as they do for Google.',
	},
	forms,
	profileFields,
	storeProperty,
	options,
];
