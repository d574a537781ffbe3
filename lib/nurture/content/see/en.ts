import { button, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { SeeStep } from './steps';

/** The mails of the series for See, in English. */
export const seeEn: WrittenSequence<SeeStep> = {
	welcome: {
		subject:
			'Good to have you here{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}',
		preheader: 'Five mails in five weeks, and you can stop whenever you like.',
		title: 'You need not be looking to look ahead',
		blocks: [
			p(
				'Most IT people we talk to are not looking for a job. They are curious, though: what do others do, what do they earn, and where is there still something to learn?',
			),
			p(
				'So over the next five weeks you get five short mails from us. No vacancies in your inbox, but this:',
			),
			list(
				'how teams work on the inside: stack, releases, and who decides',
				'what your craft is worth right now',
				'how colleagues made a move, or decided to stay',
			),
			button('Read how teams work here', page('stories')),
		],
	},
	day: {
		subject: 'Tuesday, a quarter past nine: a day in our platform team',
		preheader: 'One stand-up, no tickets from above.',
		title: 'A day in the platform team',
		blocks: [
			p(
				'Sanne is a platform engineer. Her Tuesday does not start with a list of tickets but with one question: where did the developers get stuck yesterday?',
			),
			p(
				'Until lunch she builds together with a colleague. After that there are no meetings until three: it is in the team’s agreements, and everybody keeps to it.',
			),
			tip(
				'To compare',
				'How many hours a week can you work undisturbed? Count them for once: most people are surprised.',
			),
			button('See Sanne’s day', page('stories')),
		],
	},
	worth: {
		subject: 'What is your experience worth today?',
		preheader: 'IT salaries, by craft and by region.',
		title: 'The figures your colleagues do not mention',
		blocks: [
			p(
				'We talk little about pay, and so we know little. We put together what developers, administrators, testers and data people earn, by region and by years of experience.',
			),
			p('Two things are worth a look:'),
			list(
				'how far apart employers in your region are for the same role',
				'what a specialism does, and how many years of experience it takes',
			),
			button('See the salary overview', page('salary')),
		],
	},
	growth: {
		subject: 'Stay or go? Five questions that help',
		preheader: 'An honest list, also when the answer is “stay”.',
		title: 'Five questions before you change anything',
		blocks: [
			p('A new job does not solve everything. These five questions show what it is really about:'),
			list(
				'What did you learn in the past six months that you could not do before?',
				'Who asks you for advice, and whom do you ask?',
				'How long does it take until your work reaches a user?',
				'What would you stop tomorrow if nobody noticed?',
				'Will your calendar look any different a year from now?',
			),
			p(
				'No good answer to two or more? Then a talk with your manager is a better start than an application. Our guide helps you prepare it.',
			),
			button('Read the guide', page('guide')),
		],
	},
	choose: {
		subject: 'This was the last one. What would you like next?',
		preheader: 'You choose: a mail now and then, a note when something fits, or nothing.',
		title: 'You choose how this goes on',
		blocks: [
			p('This is the last mail of this series. We will not keep writing unasked.'),
			p(
				'Would you like to know when something comes up that fits you? Tell us what you are looking for and you will hear about that only. It takes two minutes, without a CV.',
			),
			button('Tell us what fits you', page('alert')),
			p('Rather talk to somebody first? That is fine too, without a vacancy on the table.'),
		],
	},
};
