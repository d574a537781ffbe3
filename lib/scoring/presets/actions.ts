import type { ScoringModelInput } from '../model/types';

type RuleInput = ScoringModelInput['rules'][number];

/** What candidates can do, the same in every preset, so that going over to another changes no workflow. */
const ACTIONS = {
	'page-view': { label: 'Career-site page', on: 'page.viewed' },
	'vacancy-view': { label: 'Vacancy view', on: 'vacancy.viewed' },
	'ad-or-social': { label: 'Ad or social interaction', on: ['ad.clicked', 'social.*'] },
	'email-open': { label: 'E-mail open', on: 'email.opened' },
	'email-click': { label: 'E-mail click', on: 'email.clicked' },
	'cta-click': { label: 'Call-to-action click', on: 'cta.clicked' },
	'article-read': { label: 'Article read', on: 'article.read' },
	'video-watched': {
		label: 'Video watched to 75 %',
		on: 'video.watched',
		where: [{ field: 'properties.percent', op: 'gte', value: 75 }],
	},
	'asset-download': { label: 'Whitepaper or benchmark download', on: 'asset.downloaded' },
	'webinar-registered': { label: 'Webinar registration', on: 'webinar.registered' },
	'webinar-attended': { label: 'Webinar attended', on: 'webinar.attended' },
	newsletter: { label: 'Newsletter sign-up', on: 'newsletter.subscribed' },
	'job-alert': { label: 'Job-alert sign-up', on: 'jobalert.subscribed' },
	'contact-form': {
		label: 'Contact form',
		on: 'form.submitted',
		where: [{ field: 'properties.form', op: 'equals', value: 'contact' }],
	},
	'application-started': { label: 'Application started', on: 'application.started' },
	'application-submitted': { label: 'Application submitted', on: 'application.submitted' },
	'email-reply': { label: 'Reply to an e-mail', on: 'email.replied' },
	chat: { label: 'Chat with a recruiter', on: 'chat.held' },
	appointment: { label: 'Appointment booked', on: 'appointment.booked' },
	unsubscribe: { label: 'Unsubscribed', on: 'email.unsubscribed' },
	complaint: { label: 'Marked as spam', on: 'email.complained' },
	'hard-bounce': {
		label: 'E-mail bounced for good',
		on: 'email.bounced',
		where: [{ field: 'properties.kind', op: 'equals', value: 'hard' }],
	},
	paused: { label: 'Not looking for now', on: 'candidate.paused' },
} as const satisfies Record<string, Pick<RuleInput, 'label' | 'on'> & { where?: unknown }>;

type Action = keyof typeof ACTIONS;

/** What an action is worth in a preset, in which pillar, how often it counts and how it fades. */
export type Worth = Pick<RuleInput, 'points' | 'pillar' | 'limits' | 'repeat' | 'decay'>;

/** Counts once per vacancy, article, video, webinar and so on. */
export const once = { perSubject: 'once' } as const;

/** The rules of a preset: every action, those that are worth nothing there as recorded only. */
export function rulesOf(worth: Partial<Record<Action, Worth>>): RuleInput[] {
	return Object.entries(ACTIONS).map(([key, { label, on, ...more }]): RuleInput => {
		const rule = worth[key as Action];
		const types = typeof on === 'string' ? on : [...on];
		const where = 'where' in more ? { where: [...more.where] } : {};
		return rule
			? { key, label, on: types, ...where, ...rule }
			: { key, label: `${label} (recorded only)`, on: types, ...where, points: 0, pillar: null };
	});
}

/**
 * Remembers which vacancies were viewed, for presets in which every view counts: three different ones within a week
 * lead to Do.
 */
export const vacanciesMet: RuleInput = {
	key: 'vacancy-met',
	label: 'Different vacancies viewed (recorded only)',
	on: 'vacancy.viewed',
	where: [{ field: 'subject', op: 'exists' }],
	points: 0,
	pillar: null,
	limits: once,
};
