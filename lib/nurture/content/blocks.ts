/** A piece of a mail. Texts are Liquid templates without HTML. */
export type Block =
	| { kind: 'text'; text: string }
	| { kind: 'list'; items: readonly string[] }
	| { kind: 'tip'; title: string; text: string }
	| { kind: 'button'; label: string; url: string };

/** One mail in one language, as it is written. */
export interface WrittenContent {
	subject: string;
	preheader: string;
	title: string;
	blocks: readonly Block[];
}

/** The mails of a sequence in one language, by key of the step. */
export type WrittenSequence<Key extends string> = Readonly<Record<Key, WrittenContent>>;

/** A paragraph. */
export const p = (text: string): Block => ({ kind: 'text', text });
/** A list. */
export const list = (...items: string[]): Block => ({ kind: 'list', items });
/** A highlighted piece of advice. */
export const tip = (title: string, text: string): Block => ({ kind: 'tip', title, text });
/** A button; `url` may be a template. */
export const button = (label: string, url: string): Block => ({ kind: 'button', label, url });

/** Pages of one's own site that mails lead to; the home page stands in for those that are not filled in. */
export type Page =
	| 'jobs'
	| 'stories'
	| 'salary'
	| 'guide'
	| 'contact'
	| 'alert'
	| 'onboarding'
	| 'learning'
	| 'referral';

/** The template of a page's address. */
export const page = (name: Page): string => `{{ company.${name}Url | default: company.siteUrl }}`;

/** The vacancy the sequence is about; all vacancies where there is none. */
export const VACANCY = `{% if vacancy.url %}{{ vacancy.url }}{% else %}${page('jobs')}{% endif %}`;

/** Where one plans a talk: the recruiter's calendar, or the page for getting in touch. */
export const CALENDAR = `{% if recruiter.calendarUrl %}{{ recruiter.calendarUrl }}{% else %}${page('contact')}{% endif %}`;
