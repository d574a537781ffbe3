import type { Diary } from './diary';
import {
	articles,
	assets,
	campaigns,
	channels,
	pages,
	vacancies,
	videos,
	webinars,
} from './vocabulary';

/** A visit to the career site, sometimes after an advertisement. */
export function browse(diary: Diary, vacancyViews: number): void {
	const { dice } = diary;
	if (dice.chance(0.25)) {
		const channel = dice.pick(channels);
		diary.write('visitor', 'ad.clicked', { channel, campaign: dice.pick(campaigns) });
	}
	diary.write('visitor', 'page.viewed', { subject: dice.pick(pages), channel: 'website' });
	for (let i = 0; i < vacancyViews; i++)
		diary.write('visitor', 'vacancy.viewed', { subject: dice.pick(vacancies) });
}

/** Leaves an address in exchange for mail, and agrees to be mailed. */
export function subscribe(diary: Diary): void {
	const type = diary.dice.chance(0.55) ? 'newsletter.subscribed' : 'jobalert.subscribed';
	diary.write('form', type, { consent: ['nurture'], channel: 'website' });
}

/** Gets a mail, mostly opens it, sometimes clicks, then sometimes reads on. */
export function getMail(diary: Diary, clickChance: number): void {
	const { dice } = diary;
	const campaign = dice.pick(campaigns);
	diary.write('mail', 'email.opened', { channel: 'email', campaign });
	if (!dice.chance(clickChance)) return;
	diary.write('mail', 'email.clicked', { channel: 'email', campaign });
	if (dice.chance(0.6)) diary.write('visitor', 'article.read', { subject: dice.pick(articles) });
}

/** Spends time on content that is worth leaving an address for. */
export function study(diary: Diary): void {
	const { dice } = diary;
	const type = dice.weighted([
		['article.read', 4],
		['video.watched', 2],
		['asset.downloaded', 2],
		['webinar.registered', 1],
		['social.interacted', 1],
	]);
	if (type === 'article.read') diary.write('visitor', type, { subject: dice.pick(articles) });
	else if (type === 'video.watched')
		diary.write('visitor', type, {
			subject: dice.pick(videos),
			properties: { percent: dice.pick([25, 50, 80, 100]) },
		});
	else if (type === 'asset.downloaded')
		diary.write('form', type, { subject: dice.pick(assets), consent: ['nurture'] });
	else if (type === 'webinar.registered') attendWebinar(diary);
	else diary.write('visitor', type, { channel: dice.pick(channels) });
}

function attendWebinar(diary: Diary): void {
	const subject = diary.dice.pick(webinars);
	diary.write('form', 'webinar.registered', { subject, consent: ['nurture'] });
	if (diary.dice.chance(0.6)) diary.write('mail', 'webinar.attended', { subject });
}

/** Applies for a vacancy; the ATS confirms with its own number. Returns the vacancy. */
export function apply(diary: Diary): string {
	const subject = diary.dice.pick(vacancies);
	diary.write('visitor', 'cta.clicked', { subject });
	diary.write('form', 'application.started', { subject });
	diary.write('ats', 'application.submitted', { subject, source: 'ats' });
	setStatus(diary, subject, 'Web application');
	return subject;
}

/** The ATS moves an application on. */
export function setStatus(diary: Diary, subject: string, status: string): void {
	diary.write('ats', 'application.status_changed', {
		subject,
		source: 'ats',
		properties: { status },
	});
}

/** Looks for personal contact: the contact form, a chat, a reply or an appointment. */
export function getInTouch(diary: Diary): void {
	const { dice } = diary;
	const type = dice.pick(['form.submitted', 'chat.held', 'email.replied', 'appointment.booked']);
	if (type === 'form.submitted')
		diary.write('form', type, { properties: { form: 'contact' }, consent: ['contact'] });
	else if (type === 'appointment.booked')
		diary.write('ats', type, { subject: `intake-${dice.whole(1000, 9999)}` });
	else diary.write(type === 'chat.held' ? 'form' : 'mail', type);
}
