/** What the product must do, and where a user meets it. */
export interface Requirement {
	/** The source of the product description, and its number there. */
	id: string;
	says: string;
	/** Nodes, workflows or documents. */
	where: string;
}

/**
 * The product descriptions this package is measured against: MSR Mysolution (lead scoring, medals, website visitors),
 * StD SendtoDeliver (engagement scoring), UP UP in Business (candidate journey and lead scoring), PL an article on
 * candidate scoring with HubSpot, Marketo, Pardot and SalesManago.
 */
export const REQUIREMENTS: readonly Requirement[] = [
	...[
		[
			'MSR-01',
			'Points for candidate actions: visits, vacancies, mails, steps of an application',
			'Candidate Score',
		],
		['MSR-02', 'The score falls with inactivity', 'Candidate Decay'],
		[
			'MSR-03',
			'Hot, warm, lukewarm, cold, with ranges of your own, and as a filter',
			'Scoring Model, Candidate',
		],
		['MSR-04', 'One glance shows who deserves time', 'Candidate, Candidate Insights, HubSpot Sync'],
		['MSR-05', 'Candidates and client contacts', 'Candidate Score, Scoring Model'],
		['MSR-07', 'Bronze at the intake, silver when proposed, gold when hired', 'Candidate Medal'],
		['MSR-08', 'A medal is never lost', 'Candidate Medal'],
		[
			'MSR-09',
			'The score is the sum over everything recorded, brought up to date every day',
			'Candidate Score, Candidate Decay',
		],
		[
			'MSR-11',
			'Score, medal, first qualification and first placement as fields',
			'Candidate, HubSpot Sync',
		],
		['MSR-12', 'No medal for a new candidate', 'Candidate Medal'],
		['MSR-13', 'No medal while the status is only a match or an application', 'Candidate Medal'],
		['MSR-14', 'Rules for given statuses, and points that are valid for a period', 'Scoring Model'],
		['MSR-15', 'The intake sets the medal and the date of first qualification', 'Candidate Medal'],
		['MSR-16', 'Being hired sets the date of first placement', 'Candidate Medal'],
		[
			'MSR-17',
			'Website visits are recorded: where, and which vacancies',
			'Candidate Pixel Trigger',
		],
		[
			'MSR-18',
			'Visits are shown on the candidate and on the vacancy',
			'Candidate, Candidate Insights',
		],
		['MSR-19', 'Visits earn points', 'Candidate Pixel Trigger, Candidate Score'],
		['MSR-21', 'A preset with best practice', 'Scoring Model'],
		['MSR-22', 'Try a model first, then promote it', 'Scoring Model'],
		['MSR-23', 'Instructions for the web builder', 'docs/tracking.md'],
		['MSR-24', 'A test of the set-up and a short demo', 'npm run demo'],
		['MSR-25', 'What is sent fits the level of engagement', 'Nurture Email, Candidate Router'],
		[
			'MSR-26',
			'Timely follow-up when somebody is actively interested',
			'Candidate Trigger, Recruiter Task',
		],
		['MSR-27', 'Behaviour, interests and trends', 'Candidate Insights'],
		['MSR-29', 'Which content and actions candidates value most', 'Candidate Insights'],
		['MSR-30', 'Placement ratio and time to fill', 'Candidate Insights'],
		['MSR-31', 'How well the steps of the process work', 'Candidate Insights'],
		['MSR-32', 'Recruiters record events by hand', 'Candidate'],
		['MSR-33', 'Installed without a consultant', 'README'],
		['StD-01', 'An engagement score from 1 to 100', 'Candidate Score'],
		['StD-02', 'Who, how intensively, and when', 'Candidate'],
		['StD-03', 'Persona, culture and engagement', 'Scoring Model'],
		[
			'StD-04',
			'Calls to action, ads and repeated visits',
			'Candidate Pixel Trigger, Scoring Model',
		],
		['StD-05', 'Sign-ups, downloads, contact forms; a value for each', 'Scoring Model'],
		['StD-06', 'Three pillars: entrances, activity, interaction', 'Scoring Model'],
		['StD-09', 'Interactions on other media and platforms', 'Candidate Score'],
		['StD-10', 'Nobody is neglected: a low score means nurture', 'Candidate Router'],
		['StD-11', 'A high score goes straight to recruiters', 'Candidate Router, Recruiter Task'],
		['StD-12', 'Notices and actions through CRM or ATS', 'Recruiter Task, HubSpot Sync'],
		[
			'StD-13',
			'A dashboard: how many candidates are in each score',
			'HubSpot Sync, Candidate Insights',
		],
		['StD-14', 'How content performs on every channel', 'Candidate Insights'],
		['UP-01', 'See, Think, Do, Care', 'Scoring Model'],
		['UP-03', 'Personas prepared beforehand', 'Scoring Model'],
		['UP-05', 'Details left for valuable content make a qualified lead', 'Candidate Pixel Trigger'],
		['UP-06', 'Who applies or looks at vacancies is for recruitment', 'Candidate Router'],
		['UP-08', 'The right content, person and moment', 'Nurture Email'],
		['UP-09', 'All content leads back to own sites', 'Nurture Email'],
		[
			'UP-10',
			'Where in the journey, which vacancies, what was read',
			'Candidate, Candidate Pixel Trigger',
		],
		['UP-12', 'One more field each time', 'Candidate Pixel Trigger'],
		['UP-14', 'The recruiter sees everything that happened before', 'Recruiter Task, Candidate'],
		['UP-15', 'The recruiter calls at the right moment', 'Recruiter Task'],
		['UP-21', 'The source of acquisition is kept', 'Candidate Pixel Trigger'],
		[
			'UP-S01',
			'A higher score is a greater chance, and that can be checked',
			'Candidate Insights, Scoring Model',
		],
		['UP-S02', 'Explicit criteria and implicit ones', 'Scoring Model'],
		['UP-S03', 'Points derived from who was hired', 'Scoring Model'],
		['UP-S05', 'Quantity counts', 'Scoring Model'],
		['UP-S07', 'Quality counts more', 'Scoring Model'],
		['UP-S08', 'Points fade with inactivity', 'Candidate Decay'],
		['UP-S13', 'The effect of content on becoming an applicant', 'Candidate Insights'],
		['PL-03', 'Demographic criteria', 'Scoring Model'],
		['PL-04', 'Criteria of the employer or sector', 'Scoring Model'],
		['PL-05', 'Engagement', 'Scoring Model'],
		['PL-06', 'Signals of intent; all of it summed', 'Scoring Model'],
		['PL-07', 'Above a threshold action, below it nurture', 'Candidate Router'],
		['PL-08', 'Refined again and again with what recruiters say', 'Candidate, Scoring Model'],
		['PL-09', 'At home in CRM and marketing automation', 'HubSpot Sync'],
		['PL-10', 'Conversion, length of the cycle, return', 'Candidate Insights'],
		['PL-12', 'The same for clients', 'Scoring Model'],
		['PL-13', 'The goal is yours to choose', 'Scoring Model'],
	].map(([id, says, where]) => ({ id, says, where })),
];
