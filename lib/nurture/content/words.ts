import type { MailLanguage } from '../sequence/types';

/** What a mail says around its own words. */
export interface MailWords {
	greeting: string;
	regards: string;
	team: string;
	/** Why somebody gets a mail of a sequence of one's own. */
	why: string;
	/** Why somebody gets a mail on its own that they asked for. */
	askedFor: string;
	preferences: string;
	unsubscribe: string;
}

/** What every mail says around its own words, by language. Texts are Liquid templates. */
export const WORDS: Readonly<Record<MailLanguage, MailWords>> = {
	nl: {
		greeting:
			'{% if candidate.firstName %}Hallo {{ candidate.firstName }},{% else %}Hallo,{% endif %}',
		regards: 'Groet,',
		team: 'het team van {{ company.name }}',
		why: 'Je krijgt deze mail van {{ company.name }} omdat je aangaf dat we je mogen mailen.',
		askedFor: 'Je krijgt deze mail van {{ company.name }} omdat we met elkaar in contact zijn.',
		preferences: 'Kies wat je krijgt',
		unsubscribe: 'Afmelden',
	},
	en: {
		greeting:
			'{% if candidate.firstName %}Hello {{ candidate.firstName }},{% else %}Hello,{% endif %}',
		regards: 'Kind regards,',
		team: 'the team of {{ company.name }}',
		why: 'You get this mail from {{ company.name }} because you agreed to hear from us.',
		askedFor: 'You get this mail from {{ company.name }} because we are in touch with each other.',
		preferences: 'Choose what you get',
		unsubscribe: 'Unsubscribe',
	},
	de: {
		greeting:
			'{% if candidate.firstName %}Hallo {{ candidate.firstName }},{% else %}Hallo,{% endif %}',
		regards: 'Viele Grüße',
		team: 'das Team von {{ company.name }}',
		why: 'Du bekommst diese E-Mail von {{ company.name }}, weil du zugestimmt hast, von uns zu hören.',
		askedFor:
			'Du bekommst diese E-Mail von {{ company.name }}, weil wir miteinander in Kontakt sind.',
		preferences: 'Auswählen, was du bekommst',
		unsubscribe: 'Abmelden',
	},
	pl: {
		greeting:
			'{% if candidate.firstName %}Cześć {{ candidate.firstName }},{% else %}Dzień dobry,{% endif %}',
		regards: 'Pozdrawiamy,',
		team: 'zespół {{ company.name }}',
		why: 'Otrzymujesz tę wiadomość od {{ company.name }}, ponieważ wyraziłeś lub wyraziłaś zgodę na kontakt.',
		askedFor: 'Otrzymujesz tę wiadomość od {{ company.name }}, ponieważ jesteśmy w kontakcie.',
		preferences: 'Wybierz, co otrzymujesz',
		unsubscribe: 'Wypisz się',
	},
};

/** Why somebody gets a mail of an example sequence. */
export const EXAMPLE_WHY = {
	nl: {
		see: 'Je krijgt deze mail omdat je je aanmeldde voor nieuws van {{ company.name }}.',
		think: 'Je krijgt deze mail omdat je iets bij ons opvroeg en aangaf dat we je mogen mailen.',
		do: 'Je krijgt deze mail omdat je een vacature van ons bekeek en aangaf dat we je mogen mailen.',
		care: 'Je krijgt deze mail omdat je bij {{ company.name }} komt werken.',
	},
	en: {
		see: 'You get this mail because you signed up for news from {{ company.name }}.',
		think: 'You get this mail because you asked us for something and agreed to hear from us.',
		do: 'You get this mail because you looked at a vacancy of ours and agreed to hear from us.',
		care: 'You get this mail because you are joining {{ company.name }}.',
	},
} as const;

/** The languages the example series are written in. */
export type ExampleLanguage = keyof typeof EXAMPLE_WHY;
/** The example series. */
export type ExampleKey = keyof (typeof EXAMPLE_WHY)['nl'];
