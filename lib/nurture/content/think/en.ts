import { button, CALENDAR, list, p, page, tip, type WrittenSequence } from '../blocks';
import type { ThinkStep } from './steps';

/** The mails of the series for Think, in English. */
export const thinkEn: WrittenSequence<ThinkStep> = {
	deliver: {
		subject: 'Here is your guide{% if candidate.firstName %}, {{ candidate.firstName }}{% endif %}',
		preheader: 'With the three pages most readers keep.',
		title: 'Here you are: the guide you asked for',
		blocks: [
			p('Thank you for your interest. The guide is ready for you; read it whenever it suits you.'),
			p('Short of time? Start here:'),
			list(
				'page 4: how to see whether a team really works agile',
				'page 9: twelve questions for your next talk about pay',
				'page 15: what you may expect of your first hundred days',
			),
			button('Open the guide', page('guide')),
		],
	},
	match: {
		subject: 'Three kinds of work, and one suits you',
		preheader: 'Product, project or platform: which gives you energy?',
		title: 'Product, project or platform?',
		blocks: [
			p('The same job title can be three very different jobs.'),
			list(
				'Product: you stay with one system for years and see what your choices do.',
				'Project: another problem, another team and another stack every six months.',
				'Platform: your customers are colleagues, and they tell you at once when something does not work.',
			),
			p(
				'Not sure what suits you best? Tell us in a few sentences which work makes your day too short. We will think along.',
			),
			button('Tell us what you are looking for', page('alert')),
		],
	},
	peer: {
		subject: '“I thought I was too specialised”',
		preheader: 'Mark ran servers for eight years. Now he builds pipelines.',
		title: 'From operations to platform, without starting over',
		blocks: [
			p(
				'Mark ran servers for eight years. “I thought I was too specialised to do anything else. It was the other way round: everybody could write code, nobody knew why it stopped at night.”',
			),
			p(
				'He began with two days a week in a platform team, with a colleague beside him. Five months later he did his first shift alone.',
			),
			tip(
				'What he tells others',
				'“Do not ask which tools they use. Ask whom you call when you are stuck.”',
			),
			button('Read Mark’s story', page('stories')),
		],
	},
	team: {
		subject: 'Ask somebody who does the work',
		preheader: 'An engineer, not a recruiter. Fifteen minutes will do.',
		title: 'Put your questions to the team itself',
		blocks: [
			p(
				'A job page says what an organisation wants to say about itself. What you want to know is mostly not on it: how old is the code, who decides about the architecture, how often are you called at night?',
			),
			p(
				'So ask somebody who does the work. Fifteen minutes, online, and nobody turns it into an application.',
			),
			button('Plan fifteen minutes', CALENDAR),
		],
	},
	coffee: {
		subject: 'A talk without a vacancy',
		preheader: 'Twenty minutes about where you want to be a year from now.',
		title: 'Where do you want to be a year from now?',
		blocks: [
			p(
				'You have read along with us for some weeks. Perhaps nothing has changed, perhaps something has started to itch.',
			),
			p(
				'Either way: we gladly think along for twenty minutes. About what you can do, what you want to learn, and what the market pays for it. If nothing comes of it, you know more than before. If something does, you decide what we do with it.',
			),
			button('Choose a moment', CALENDAR),
			p('This is the last mail of this series.'),
		],
	},
};
