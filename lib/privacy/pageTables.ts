import type { PersonCopy } from '../store';

type Table = keyof PersonCopy['tables'];

/** How a table is called and explained to the person it is about, in the order of the page. */
export const PAGE_TABLES: Record<Table, { title: string; about: string }> = {
	identity: {
		title: 'How we recognise you',
		about: 'E-mail addresses, numbers in other systems, and browsers you used.',
	},
	candidate: {
		title: 'What we know about you',
		about:
			'Your profile, the statuses of your applications, what you agreed to, and what was decided about you, each with its date.',
	},
	snapshot: {
		title: 'How you are scored',
		about:
			'A score from 0 to 100 says how much you were in touch with us lately. It decides whether a recruiter calls you or you get mail; nobody is rejected by it.',
	},
	tally: {
		title: 'What your score counts',
		about: 'How often you did what on which day, as the score counts it.',
	},
	event: { title: 'What you did', about: 'Everything that was recorded, oldest first.' },
	transition: {
		title: 'When your standing changed',
		about: 'Each change of bucket, phase or medal, and what brought it about.',
	},
	pruned_tally: {
		title: 'What is left of older events',
		about: 'Only how often something happened on which day; what it was about is gone.',
	},
	enrolment: {
		title: 'Mail series you are in',
		about: 'Which series, since when, and how it ended.',
	},
	send: { title: 'Mails to you', about: 'Each mail that was sent or is to be sent.' },
	routed: {
		title: 'Where your record was sent on',
		about: 'Which step of a workflow let you through, and when.',
	},
	suppression: { title: 'Why you get no mail', about: 'Addresses that are not written to.' },
	bounce: { title: 'Mails that came back', about: 'Which mail, and what the mail server said.' },
	sync_state: {
		title: 'Which other systems know you',
		about: 'The system, and the number you have there.',
	},
	candidate_merge: {
		title: 'Records that turned out to be you',
		about: 'What was whose when two records were put together.',
	},
	audit: {
		title: 'Who did something with your data',
		about: 'Copies, corrections by people, changes of consent.',
	},
};

/** Columns in words; a column that is not here is shown by its name. */
export const COLUMNS: Readonly<Record<string, string>> = {
	id: 'Number',
	candidate_id: 'Candidate number',
	kind: 'Kind',
	value: 'Value',
	timelines: 'Timelines',
	merged_into: 'Part of candidate',
	created_at: 'Known since',
	is_known: 'Known by name',
	event_id: 'Event number',
	type: 'What',
	occurred_at: 'When',
	recorded_at: 'Recorded',
	subject: 'About',
	details: 'Details',
	model_key: 'Scoring model',
	model_version: 'Version',
	tally: 'What is counted',
	score: 'Score',
	router: 'Step',
	output: 'Way',
	routed_at: 'When',
	crossing: 'Change of standing it followed',
	is_return: 'Was so before',
	is_quiet: 'Not announced',
	engagement: 'Engagement',
	persona: 'Fit',
	culture: 'Culture',
	grade: 'Grade',
	persona_key: 'Persona',
	bucket: 'Bucket',
	phase: 'Phase',
	medal: 'Medal',
	route: 'Route',
	evaluated_on: 'Computed on',
	next_change_on: 'Changes next on',
	last_active_on: 'Last active on',
	first_scored_at: 'First points on',
	first_qualified_at: 'First medal on',
	first_placed_at: 'First placed on',
	from_value: 'From',
	to_value: 'To',
	on_day: 'On',
	cause: 'Because of',
	target: 'System',
	remote_id: 'Number there',
	fingerprint: 'Fingerprint of what it was told',
	mark: 'Mark',
	taken_mark: 'Mark taken',
	patterns: 'Way of counting',
	events: 'Events',
	survivor_id: 'Candidate who stayed',
	absorbed_id: 'Candidate who was put in',
	merged_at: 'Put together',
	undone_at: 'Undone',
	kept: 'What was whose',
	at: 'When',
	action: 'What',
	who: 'By whom',
	sequence: 'Series',
	version: 'Version',
	enrolled_at: 'Since',
	fields: 'Mentioned in its mails',
	skipped: 'Mails that were for others',
	look_at: 'Looked at next',
	ended_at: 'Ended',
	end_reason: 'Ended because',
	enrolment_id: 'Number of the series',
	step: 'Mail',
	variant: 'Variant',
	address: 'Address',
	due_at: 'Planned for',
	guarantee: 'Sent',
	state: 'State',
	attempts: 'Tries',
	not_before: 'Not before',
	worker: 'Sent by',
	lease_until: 'In hand until',
	failure: 'What failed',
	message_id: 'Message ID',
	reason: 'Reason',
	detail: 'Detail',
	mail: 'Mail',
	bounce: 'How it came back',
	diagnosis: 'What the mail server said',
};

/** Columns that hold a moment, in UTC milliseconds. */
export const MOMENTS: ReadonlySet<string> = new Set([
	'created_at',
	'occurred_at',
	'recorded_at',
	'merged_at',
	'undone_at',
	'at',
	'enrolled_at',
	'look_at',
	'ended_at',
	'due_at',
	'not_before',
	'lease_until',
	'routed_at',
]);

/** Columns that hold a local day. */
export const DAYS: ReadonlySet<string> = new Set([
	'evaluated_on',
	'next_change_on',
	'last_active_on',
	'on_day',
]);

/** Columns that hold JSON. */
export const NESTED: ReadonlySet<string> = new Set([
	'timelines',
	'details',
	'tally',
	'kept',
	'fields',
	'skipped',
]);
