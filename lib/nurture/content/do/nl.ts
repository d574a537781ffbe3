import { button, list, p, tip, VACANCY, type WrittenSequence } from '../blocks';
import type { DoStep } from './steps';

/** The mails of the series for Do, in Dutch. */
export const doNl: WrittenSequence<DoStep> = {
	question: {
		subject: 'Nog vragen over {{ vacancy.title | default: "de vacature" }}?',
		preheader: 'Je hoeft nog niets te beslissen.',
		title: 'Wat wil je nog weten?',
		blocks: [
			p(
				'Je bekeek {{ vacancy.title | default: "een vacature" }}{% if vacancy.location %} in {{ vacancy.location }}{% endif %}. Mooi! Vaak blijft er dan nog iets hangen dat er niet bij staat.',
			),
			p('Deze vragen krijgen we het meest:'),
			list(
				'Moet ik alles kunnen wat er staat? Nee. Twee derde is een goed begin.',
				'Kan het ook in vier dagen? Meestal wel. Zeg het gewoon.',
				'Hoor ik ook iets als het niets wordt? Ja, altijd, en met de reden.',
			),
			button('Bekijk de vacature nog eens', VACANCY),
			p('Een andere vraag? Beantwoord deze mail; je krijgt antwoord van een mens.'),
		],
	},
	inside: {
		subject: 'Wat er gebeurt nadat je op “verstuur” drukt',
		preheader: 'Drie stappen, twee weken, geen testopdracht van een weekend.',
		title: 'Van sollicitatie naar aanbod in twee weken',
		blocks: [
			p('Solliciteren kost tijd, en je wilt weten waar je aan begint. Zo gaat het bij ons:'),
			list(
				'Binnen twee werkdagen belt een recruiter die je profiel heeft gelezen.',
				'Je spreekt twee mensen uit het team. Je krijgt hun namen vooraf.',
				'Je hoort binnen drie dagen ja of nee, met de reden, en bij ja meteen het bedrag.',
			),
			tip(
				'Geen cv bij de hand?',
				'Een LinkedIn-profiel of een paar zinnen over je laatste project is genoeg om te beginnen.',
			),
			button('Solliciteer, of stel eerst een vraag', VACANCY),
		],
	},
	open: {
		subject: '{{ vacancy.title | default: "De vacature" }} staat nog open',
		preheader: 'En als het deze niet is: wat dan wel?',
		title: 'Nog open, en misschien toch niet voor jou',
		blocks: [
			p(
				'{{ vacancy.title | default: "De vacature die je bekeek" }} staat nog open. Twijfel je, dan is daar vast een reden voor: de reistijd, het salaris, of iets in het team.',
			),
			p(
				'Zeg ons wat het is. Soms is het op te lossen, en anders weten we wat beter bij je past. Je hoeft er niet voor te solliciteren.',
			),
			button('Bekijk de vacature', VACANCY),
			p('We schrijven je hierna niet meer over deze vacature.'),
		],
	},
};
