import { button, CALENDAR, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { ThinkStep } from './steps';

/** The mails of the series for Think, in Dutch. */
export const thinkNl: WrittenSequence<ThinkStep> = {
	deliver: {
		subject: 'Hier is je gids{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}',
		preheader: 'Met de drie bladzijden die de meeste lezers bewaren.',
		title: 'Alsjeblieft: de gids die je vroeg',
		blocks: [
			p(
				'Bedankt voor je interesse. De gids staat voor je klaar; je kunt hem lezen wanneer het uitkomt.',
			),
			p('Weinig tijd? Begin dan hier:'),
			list(
				'bladzijde 4: hoe je ziet of een team echt agile werkt',
				'bladzijde 9: twaalf vragen voor je volgende gesprek over salaris',
				'bladzijde 15: wat je in je eerste honderd dagen mag verwachten',
			),
			button('Open de gids', page('guide')),
		],
	},
	match: {
		subject: 'Drie soorten werk, één past er bij jou',
		preheader: 'Product, project of platform: waar krijg jij energie van?',
		title: 'Product, project of platform?',
		blocks: [
			p('Dezelfde functietitel kan drie heel verschillende banen zijn.'),
			list(
				'Product: je blijft jaren bij één systeem en ziet wat je keuzes doen.',
				'Project: elk half jaar een ander probleem, een ander team, een andere stack.',
				'Platform: je klanten zijn collega’s, en ze zeggen het meteen als iets niet werkt.',
			),
			p(
				'Weet je niet wat het beste past? Vertel ons in een paar zinnen waar je dag te snel van om is. Wij denken mee.',
			),
			button('Vertel wat je zoekt', page('alert')),
		],
	},
	peer: {
		subject: '“Ik dacht dat ik te specialistisch was”',
		preheader: 'Mark was acht jaar beheerder. Nu bouwt hij pijplijnen.',
		title: 'Van beheer naar platform, zonder opnieuw te beginnen',
		blocks: [
			p(
				'Mark beheerde acht jaar servers. “Ik dacht dat ik te specialistisch was om nog iets anders te doen. Het bleek andersom: iedereen kon code schrijven, niemand wist waarom het ’s nachts stilviel.”',
			),
			p(
				'Hij begon met twee dagen per week in een platformteam, met een collega naast zich. Na vijf maanden draaide hij zijn eerste dienst alleen.',
			),
			tip(
				'Wat hij anderen aanraadt',
				'“Vraag niet welke tools ze gebruiken. Vraag wie je belt als je er niet uitkomt.”',
			),
			button('Lees het verhaal van Mark', page('stories')),
		],
	},
	team: {
		subject: 'Vraag het aan iemand die het werk doet',
		preheader: 'Geen recruiter, wel een engineer. Een kwartier is genoeg.',
		title: 'Stel je vragen aan het team zelf',
		blocks: [
			p(
				'Op een vacaturepagina staat wat een organisatie over zichzelf wil zeggen. Wat je wilt weten staat er meestal niet: hoe oud is de code, wie beslist over de architectuur, hoe vaak word je ’s nachts gebeld?',
			),
			p(
				'Daarom kun je het vragen aan iemand die het werk doet. Een kwartier, online, en niemand maakt er een sollicitatie van.',
			),
			button('Plan een kwartier', CALENDAR),
		],
	},
	coffee: {
		subject: 'Een gesprek zonder vacature',
		preheader: 'Twintig minuten over waar jij over een jaar wilt staan.',
		title: 'Waar wil je over een jaar staan?',
		blocks: [
			p(
				'Je las de afgelopen weken met ons mee. Misschien is er niets veranderd, misschien is er iets gaan kriebelen.',
			),
			p(
				'In beide gevallen: we denken graag twintig minuten met je mee. Over wat je kunt, wat je wilt leren en wat daar de markt voor betaalt. Komt er niets uit, dan heb je een beter beeld. Komt er wel iets uit, dan beslis jij wat we ermee doen.',
			),
			button('Kies een moment', CALENDAR),
			p('Dit is de laatste mail van deze reeks.'),
		],
	},
};
