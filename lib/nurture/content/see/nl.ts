import { button, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { SeeStep } from './steps';

/** The mails of the series for See, in Dutch. */
export const seeNl: WrittenSequence<SeeStep> = {
	welcome: {
		subject:
			'Fijn dat je er bent{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}',
		preheader: 'Vijf mails in vijf weken, en je stopt wanneer je wilt.',
		title: 'Je hoeft niet te zoeken om vooruit te kijken',
		blocks: [
			p(
				'De meeste IT’ers die wij spreken zijn niet op zoek naar werk. Ze zijn wel nieuwsgierig: wat doen anderen, wat verdienen ze, en waar leer je nog iets?',
			),
			p(
				'Daarom krijg je de komende vijf weken vijf korte mails van ons. Geen vacatures in je inbox, wel dit:',
			),
			list(
				'hoe teams van binnen werken: stack, releases en wie er beslist',
				'wat jouw vak op dit moment waard is',
				'hoe collega’s de stap maakten, of juist bleven zitten',
			),
			button('Lees hoe teams bij ons werken', page('stories')),
		],
	},
	day: {
		subject: 'Dinsdag, kwart over negen: zo begint een dag in ons platformteam',
		preheader: 'Eén stand-up, geen tickets van bovenaf.',
		title: 'Een dag in het platformteam',
		blocks: [
			p(
				'Sanne is platform engineer. Haar dinsdag begint niet met een lijst tickets, maar met één vraag: waar liepen de ontwikkelaars gisteren op vast?',
			),
			p(
				'Tot de lunch bouwt ze samen met een collega. Daarna is er tot drie uur geen overleg: dat staat in de teamafspraken, en iedereen houdt zich eraan.',
			),
			tip(
				'Ter vergelijking',
				'Hoeveel uur per week kun jij ongestoord werken? Tel eens mee: de uitkomst verrast de meesten.',
			),
			button('Bekijk de dag van Sanne', page('stories')),
		],
	},
	worth: {
		subject: 'Wat is jouw ervaring vandaag waard?',
		preheader: 'Salarissen in de IT, per vak en per regio.',
		title: 'De cijfers die je collega’s niet noemen',
		blocks: [
			p(
				'Over salaris praten we weinig, en dus weten we weinig. Wij zetten op een rij wat ontwikkelaars, beheerders, testers en data-mensen verdienen, per regio en per aantal jaren ervaring.',
			),
			p('Kijk vooral naar twee dingen:'),
			list(
				'hoe ver werkgevers in jouw regio voor dezelfde functie uit elkaar liggen',
				'wat een specialisatie doet, en hoeveel jaren ervaring daarvoor nodig zijn',
			),
			button('Bekijk het salarisoverzicht', page('salary')),
		],
	},
	growth: {
		subject: 'Blijven of gaan? Vijf vragen die helpen',
		preheader: 'Een eerlijke lijst, ook als het antwoord “blijven” is.',
		title: 'Vijf vragen voordat je iets verandert',
		blocks: [
			p('Een nieuwe baan lost niet alles op. Deze vijf vragen laten zien waar het echt aan ligt:'),
			list(
				'Wat leerde je het afgelopen half jaar dat je nog niet kon?',
				'Wie vraagt jou om raad, en wie vraag jij?',
				'Hoe lang duurt het voordat jouw werk bij een gebruiker is?',
				'Wat zou je morgen stoppen als niemand het merkte?',
				'Staat er over een jaar iets anders op je agenda dan nu?',
			),
			p(
				'Twee of meer keer geen goed antwoord? Dan is een gesprek met je leidinggevende een beter begin dan een sollicitatie. Onze gids helpt je op weg.',
			),
			button('Lees de gids', page('guide')),
		],
	},
	choose: {
		subject: 'Dit was de laatste. Wat wil je hierna?',
		preheader: 'Jij kiest: af en toe een mail, een seintje bij een passende functie, of niets.',
		title: 'Jij kiest hoe het verder gaat',
		blocks: [
			p('Dit is de laatste mail van deze reeks. We blijven je niet ongevraagd schrijven.'),
			p(
				'Wil je het weten als er iets vrijkomt dat bij je past? Geef aan wat je zoekt, dan krijg je alleen daarover bericht. Dat is twee minuten werk, zonder cv.',
			),
			button('Vertel wat bij je past', page('alert')),
			p('Liever eerst iemand spreken? Dat mag ook, zonder dat er een vacature op tafel ligt.'),
		],
	},
};
