import type { INodeProperties } from 'n8n-workflow';

/** What forms of the site stand for. */
export const forms: INodeProperties = {
	displayName: 'Forms',
	name: 'forms',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Form',
	default: {},
	description:
		'What sending in a form stands for. A form that is not named here counts as form.submitted.',
	options: [
		{
			displayName: 'Form',
			name: 'form',
			values: [
				{
					displayName: 'Name of the Form',
					name: 'key',
					type: 'string',
					default: '',
					placeholder: 'e.g. salary-guide',
					description: 'As it stands in data-journey-form on the site, or else its ID or name',
				},
				{
					displayName: 'Counts As',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Application Sent', value: 'application.submitted' },
						{ name: 'Application Started', value: 'application.started' },
						{ name: 'Appointment Booked', value: 'appointment.booked' },
						{ name: 'Form Sent In', value: 'form.submitted' },
						{ name: 'Job-Alert Sign-Up', value: 'jobalert.subscribed' },
						{ name: 'Newsletter Sign-Up', value: 'newsletter.subscribed' },
						{ name: 'Webinar Registration', value: 'webinar.registered' },
						{ name: 'Whitepaper or Benchmark Download', value: 'asset.downloaded' },
					],
					default: 'form.submitted',
					description: 'What candidates are scored for when they send it in',
				},
				{
					displayName: 'About',
					name: 'subject',
					type: 'string',
					default: '',
					placeholder: 'e.g. salary-guide',
					description:
						'Which whitepaper, webinar or vacancy it is about, where the form does not say so itself',
				},
			],
		},
	],
};

/** What forms may tell about candidates. */
export const profileFields: INodeProperties = {
	displayName: 'Questions',
	name: 'profileFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Question',
	default: {},
	description:
		'What forms may tell about candidates, most wanted first. It is filled in over time, a little per form, and a blank never takes the place of an answer. What is not named here is not kept.',
	options: [
		{
			displayName: 'Question',
			name: 'field',
			// eslint-disable-next-line n8n-nodes-base/node-param-fixed-collection-type-unsorted-items -- in the order of filling in
			values: [
				{
					displayName: 'Profile Field',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. function',
					description: 'As criteria of the scoring model call it',
				},
				{
					displayName: 'Label',
					name: 'label',
					type: 'string',
					default: '',
					placeholder: 'e.g. Job title',
					description: 'As candidates read it;	the profile field when left empty',
				},
				{
					displayName: 'Kind',
					name: 'kind',
					type: 'options',
					options: [
						{
							name: 'List',
							value: 'list',
						},
						{
							name: 'Number',
							value: 'number',
						},
						{
							name: 'Text',
							value: 'text',
						},
						{
							name: 'Yes or No',
							value: 'yesNo',
						},
					],
					default: 'text',
					description: 'What counts as an answer;	anything else is as good as a blank',
				},
				{
					displayName: 'Names in Forms',
					name: 'aliases',
					type: 'string',
					default: '',
					placeholder: 'e.g. functie, job-title',
					description: 'Other names under which forms send it, divided by commas',
				},
				{
					displayName: 'Answers',
					name: 'options',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nurse, Carer, Planner',
					description: 'The only answers there are, divided by commas;	empty where anything goes',
				},
			],
		},
	],
};
