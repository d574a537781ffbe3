import { button, CALENDAR, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { CareStep } from './steps';

/** The mails of the series for Care, in English. */
export const careEn: WrittenSequence<CareStep> = {
	welcome: {
		subject:
			'Welcome to {{ company.name }}{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}!',
		preheader: 'What happens between now and your first day.',
		title: 'Congratulations, and welcome',
		blocks: [
			p(
				'We are glad that you chose us. Between now and your first day we take care of most things; this is what you will notice:',
			),
			list(
				'this week: your contract, and the question which laptop you want',
				'a week before you start: your programme and the name of your buddy',
				'on your first day: everything works when you log in',
			),
			button('See what is ready for you', page('onboarding')),
		],
	},
	'first-day': {
		subject: 'Your first day: where, when and who is waiting for you',
		preheader: 'Start at ten. Really.',
		title: 'Your first day',
		blocks: [
			p(
				'On your first day you start at ten, so that your team is there to welcome you. Your buddy waits at the door, or in the video call.',
			),
			p('The first day is about people, not about forms:'),
			list(
				'10:00 coffee with your team',
				'11:00 your desk, your accounts, your first build',
				'13:00 lunch with your buddy',
				'15:00 done. There will be something to tell at home.',
			),
			button('Read the programme', page('onboarding')),
		],
	},
	'first-weeks': {
		subject: 'Silly questions are free now',
		preheader: 'What colleagues say after six months they wish they had known earlier.',
		title: 'Ask everything, now of all times',
		blocks: [
			p(
				'You see things now that we no longer see. Write them down. A month from now everybody finds them normal, and so will you.',
			),
			tip(
				'From colleagues who went before you',
				'“I should have asked on day three why it works like this. I did in month three, and it turned out that nobody knew.”',
			),
			p(
				'Would you like to learn something before you need it? Your learning budget counts from your first day.',
			),
			button('See what you can learn', page('learning')),
		],
	},
	month: {
		subject: 'A month in: is it what we promised?',
		preheader: 'Three questions, two minutes, and your recruiter reads it in person.',
		title: 'Is it what we promised?',
		blocks: [
			p(
				'You have been here for over a month. We promised you a lot in the talks before, and we would like to hear whether it is true:',
			),
			list(
				'Is the work what you expected?',
				'Do you know whom to turn to?',
				'What do you wish somebody had told you earlier?',
			),
			p(
				'Answer this mail. What you write stays between you and your recruiter until you say otherwise.',
			),
			button('Plan a short talk', CALENDAR),
		],
	},
	quarter: {
		subject: 'A hundred days: look back for a moment',
		preheader: 'And do you know somebody who would fit in here too?',
		title: 'A hundred days',
		blocks: [
			p(
				'You started a hundred days ago. Look back at what you did not know then: that is what you have already learned here.',
			),
			p(
				'A good moment to talk about what comes next: what do you want to be able to do a year from now, and what do you need for it?',
			),
			p(
				'And do you know somebody who would be in the right place here too? You need not persuade anyone. A name is enough, and we do the rest properly.',
			),
			button('Suggest somebody', page('referral')),
		],
	},
};
