/** What somebody who chooses among the presets should know of each, by its key. */
export const PRESET_SUMMARIES: Readonly<Record<string, string>> = {
	'candidate-nl':
		'The default: three pillars with caps, points halve every 45 days, hot needs an interaction',
	msr: 'Each action counts for a number of days, a month of silence takes a point a day, medals by application step',
	sendtodeliver: 'Engagement from 1 to 100 in three pillars, with persona and culture beside it',
	'bullhorn-like': 'Starts at 40; every action closes a percentage of the gap to 100',
	'jobvite-like': 'Drains by 0.56 points a day; repeats on one day count half of the time before',
	'hubspot-like':
		'Engagement in groups with limits plus fit, A1 to C3; points fade by a quarter every month or quarter',
	'marketo-like':
		'Behaviour plus demographics, A1 to D4; every month without activity takes 15 points',
	'pardot-like': 'Points that stay, sales-ready at 100, with a grade that starts at D',
};
