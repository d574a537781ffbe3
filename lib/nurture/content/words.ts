/** What every example mail says around its own words, by language. */
export const WORDS = {
	nl: {
		greeting:
			'{% if candidate.firstName %}Hallo {{ candidate.firstName }},{% else %}Hallo,{% endif %}',
		regards: 'Groet,',
		team: 'het team van {{ company.name }}',
		why: {
			see: 'Je krijgt deze mail omdat je je aanmeldde voor nieuws van {{ company.name }}.',
			think: 'Je krijgt deze mail omdat je iets bij ons opvroeg en aangaf dat we je mogen mailen.',
			do: 'Je krijgt deze mail omdat je een vacature van ons bekeek en aangaf dat we je mogen mailen.',
			care: 'Je krijgt deze mail omdat je bij {{ company.name }} komt werken.',
		},
		preferences: 'Kies wat je krijgt',
		unsubscribe: 'Afmelden',
	},
	en: {
		greeting:
			'{% if candidate.firstName %}Hello {{ candidate.firstName }},{% else %}Hello,{% endif %}',
		regards: 'Kind regards,',
		team: 'the team of {{ company.name }}',
		why: {
			see: 'You get this mail because you signed up for news from {{ company.name }}.',
			think: 'You get this mail because you asked us for something and agreed to hear from us.',
			do: 'You get this mail because you looked at a vacancy of ours and agreed to hear from us.',
			care: 'You get this mail because you are joining {{ company.name }}.',
		},
		preferences: 'Choose what you get',
		unsubscribe: 'Unsubscribe',
	},
} as const;

export type ExampleLanguage = keyof typeof WORDS;
export type ExampleKey = keyof (typeof WORDS)['nl']['why'];
