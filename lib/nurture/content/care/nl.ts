import { button, CALENDAR, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { CareStep } from './steps';

/** The mails of the series for Care, in Dutch. */
export const careNl: WrittenSequence<CareStep> = {
	welcome: {
		subject:
			'Welkom bij {{ company.name }}{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}!',
		preheader: 'Wat er tussen nu en je eerste dag gebeurt.',
		title: 'Gefeliciteerd, en welkom',
		blocks: [
			p(
				'We zijn blij dat je voor ons kiest. Tussen nu en je eerste dag regelen wij het meeste; dit is wat je merkt:',
			),
			list(
				'deze week: je contract en de vraag welke laptop je wilt',
				'een week voor je start: je programma en de naam van je buddy',
				'op je eerste dag: alles werkt als je inlogt',
			),
			button('Bekijk wat er klaarstaat', page('onboarding')),
		],
	},
	'first-day': {
		subject: 'Je eerste dag: waar, wanneer en wie er op je wacht',
		preheader: 'Begin om tien uur. Echt.',
		title: 'Je eerste dag',
		blocks: [
			p(
				'Op je eerste dag begin je om tien uur, zodat je team er is om je te ontvangen. Je buddy staat bij de deur of in de videovergadering.',
			),
			p('De eerste dag gaat over mensen, niet over formulieren:'),
			list(
				'10.00 koffie met je team',
				'11.00 je werkplek, je accounts, je eerste bouw',
				'13.00 lunch met je buddy',
				'15.00 klaar. Thuis is er ook vast iets te vertellen.',
			),
			button('Lees het programma', page('onboarding')),
		],
	},
	'first-weeks': {
		subject: 'De domme vragen zijn nu gratis',
		preheader: 'Wat nieuwe collega’s na een half jaar zeggen dat ze eerder hadden willen weten.',
		title: 'Vraag alles, juist nu',
		blocks: [
			p(
				'Je ziet nu dingen die wij niet meer zien. Schrijf ze op. Over een maand vindt iedereen ze gewoon, jij ook.',
			),
			tip(
				'Van collega’s die je voorgingen',
				'“Ik had op dag drie moeten vragen waarom het zo werkt. Ik deed het in maand drie, en toen bleek dat niemand het wist.”',
			),
			p('Wil je iets leren voordat je het nodig hebt? Je leerbudget geldt vanaf je eerste dag.'),
			button('Bekijk wat je kunt leren', page('learning')),
		],
	},
	month: {
		subject: 'Een maand onderweg: klopt het met wat we beloofden?',
		preheader: 'Drie vragen, twee minuten, en je recruiter leest het zelf.',
		title: 'Klopt het met wat we beloofden?',
		blocks: [
			p(
				'Je bent nu ruim een maand bezig. In de gesprekken vooraf beloofden we je van alles, en we horen graag of het klopt:',
			),
			list(
				'Is het werk wat je ervan verwachtte?',
				'Weet je bij wie je terechtkunt?',
				'Wat zou je willen dat iemand je eerder had verteld?',
			),
			p(
				'Beantwoord deze mail. Wat je schrijft blijft tussen jou en je recruiter, tot jij anders zegt.',
			),
			button('Plan een kort gesprek', CALENDAR),
		],
	},
	quarter: {
		subject: 'Honderd dagen: kijk eens achterom',
		preheader: 'En ken jij iemand die hier ook zou passen?',
		title: 'Honderd dagen',
		blocks: [
			p(
				'Honderd dagen geleden begon je. Kijk eens terug naar wat je toen nog niet wist: dat is wat je hier al hebt geleerd.',
			),
			p(
				'Een goed moment voor een gesprek over het vervolg: wat wil je over een jaar kunnen, en wat heb je daarvoor nodig?',
			),
			p(
				'En ken je iemand die hier ook op zijn plek zou zijn? Je hoeft niemand te overtuigen. Een naam is genoeg, de rest doen wij netjes.',
			),
			button('Draag iemand voor', page('referral')),
		],
	},
};
