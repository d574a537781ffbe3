import { button, list, p, tip, VACANCY, type WrittenSequence } from '../blocks';
import type { DoStep } from './steps';

/** The mails of the series for Do, in English. */
export const doEn: WrittenSequence<DoStep> = {
	question: {
		subject: 'Any questions about {{ vacancy.title | default: "the vacancy" }}?',
		preheader: 'There is nothing to decide yet.',
		title: 'What else would you like to know?',
		blocks: [
			p(
				'You looked at {{ vacancy.title | default: "a vacancy" }}{% if vacancy.location %} in {{ vacancy.location }}{% endif %}. Great! Often something remains that the page does not say.',
			),
			p('What people ask us most:'),
			list(
				'Must I know everything on the list? No. Two thirds is a good start.',
				'Can I work four days? Mostly yes. Just say so.',
				'Will I hear from you if it does not work out? Yes, always, and with the reason.',
			),
			button('Look at the vacancy again', VACANCY),
			p('Another question? Answer this mail, and a person answers you.'),
		],
	},
	inside: {
		subject: 'What happens after you press “send”',
		preheader: 'Three steps, two weeks, no test that takes a weekend.',
		title: 'From application to offer in two weeks',
		blocks: [
			p(
				'Applying takes time, and you want to know what you are starting. This is how it goes here:',
			),
			list(
				'Within two working days a recruiter who has read your profile calls you.',
				'You talk to two people of the team. You get their names beforehand.',
				'You hear yes or no within three days, with the reason, and with a yes the amount at once.',
			),
			tip(
				'No CV at hand?',
				'A LinkedIn profile or a few sentences about your last project is enough to begin with.',
			),
			button('Apply, or ask a question first', VACANCY),
		],
	},
	open: {
		subject: '{{ vacancy.title | default: "The vacancy" }} is still open',
		preheader: 'And if it is not this one: which, then?',
		title: 'Still open, and perhaps not for you after all',
		blocks: [
			p(
				'{{ vacancy.title | default: "The vacancy you looked at" }} is still open. If you are in doubt there will be a reason: the commute, the pay, or something about the team.',
			),
			p(
				'Tell us what it is. Sometimes it can be solved, and otherwise we know what suits you better. You need not apply for that.',
			),
			button('Look at the vacancy', VACANCY),
			p('We will not write to you about this vacancy again.'),
		],
	},
};
