import type { Identity } from '../../store';
import { page, type TrackingAnswer } from '../answer';
import type { TrackedEvent } from '../event';
import { escapeHtml } from '../../html';
import { layout, PAGE_HEADERS } from './html';
import { maskOf, paragraph } from './pages';
import { TEXTS, type Language } from './texts';

/** How often somebody wants mail at most; `usual` is as often as the sender thinks right. */
export const FREQUENCIES = ['usual', 'weekly', 'monthly'] as const;

/** How often somebody wants mail. */
export type Frequency = (typeof FREQUENCIES)[number];

/**
 * The page on which candidates choose. It does not tell what was chosen before: a mail may have been passed on.
 *
 * @param topics - as candidates read them; without any the page does not ask for them
 */
export function preferencesPage(
	who: Identity,
	topics: readonly string[],
	language: Language,
): TrackingAnswer {
	const texts = TEXTS[language];
	const address =
		who.kind === 'email' ? paragraph(`${texts.forAddress} ${maskOf(who.value)}.`) : '';
	const often = FREQUENCIES.map((one) =>
		choice('radio', 'frequency', one, texts[one], one === 'usual'),
	);
	const about = topics.map((topic) => choice('checkbox', 'topic', topic, topic, false));
	const form =
		group(texts.howOften, often) +
		(about.length > 0 ? group(texts.aboutWhat, about) : '') +
		`<p><button>${escapeHtml(texts.keep)}</button></p>\n` +
		`<p><button class="quiet" name="stop" value="yes">${escapeHtml(texts.stopAll)}</button></p>\n`;
	const content = `${address}<form method="post">\n${form}</form>\n`;
	return page(200, layout(language, texts.preferences, content), PAGE_HEADERS);
}

/** Says that choices were kept. */
export function keptPage(language: Language, events: readonly TrackedEvent[]): TrackingAnswer {
	const { kept, keptText } = TEXTS[language];
	return page(200, layout(language, kept, paragraph(keptText)), PAGE_HEADERS, events);
}

function group(title: string, choices: readonly string[]): string {
	return `<fieldset><legend>${escapeHtml(title)}</legend>\n${choices.join('')}</fieldset>\n`;
}

function choice(
	type: 'radio' | 'checkbox',
	name: string,
	value: string,
	text: string,
	isChosen: boolean,
): string {
	const chosen = isChosen ? ' checked' : '';
	const input = `<input type="${type}" name="${name}" value="${escapeHtml(value)}"${chosen}>`;
	return `<label>${input} ${escapeHtml(text)}</label>\n`;
}
