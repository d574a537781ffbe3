import type { Identity } from '../../store';
import { page, type TrackingAnswer } from '../answer';
import type { TrackedEvent } from '../event';
import { escapeHtml } from '../../html';
import { layout, PAGE_HEADERS } from './html';
import { TEXTS, type Language } from './texts';

/** Asks once more; the form leads to the address of the page itself, so the page repeats nothing of it. */
export function unsubscribePage(who: Identity, language: Language): TrackingAnswer {
	const { unsubscribe, question, forAddress, button } = TEXTS[language];
	const address = who.kind === 'email' ? paragraph(`${forAddress} ${maskOf(who.value)}.`) : '';
	const form = `<form method="post"><button>${escapeHtml(button)}</button></form>\n`;
	const html = layout(language, unsubscribe, paragraph(question) + address + form);
	return page(200, html, PAGE_HEADERS);
}

/** Says that no more mail will come. */
export function unsubscribedPage(
	language: Language,
	events: readonly TrackedEvent[],
): TrackingAnswer {
	const { unsubscribed, done } = TEXTS[language];
	return page(200, layout(language, unsubscribed, paragraph(done)), PAGE_HEADERS, events);
}

/** Says that a form arrived. */
export function thanksPage(language: Language, events: readonly TrackedEvent[]): TrackingAnswer {
	const { thanks, received } = TEXTS[language];
	return page(200, layout(language, thanks, paragraph(received)), PAGE_HEADERS, events);
}

/** Says that a form lacks a valid address. */
export function incompletePage(language: Language): TrackingAnswer {
	const { incomplete, checkAddress } = TEXTS[language];
	return page(422, layout(language, incomplete, paragraph(checkAddress)), PAGE_HEADERS);
}

/** Says why a link does not work. */
export function failurePage(
	status: 403 | 410,
	why: 'forged' | 'expired',
	language: Language,
): TrackingAnswer {
	const texts = TEXTS[language];
	return page(status, layout(language, texts.noLink, paragraph(texts[why])), PAGE_HEADERS);
}

/** A paragraph of HTML; the text may hold anything. */
export function paragraph(text: string): string {
	return `<p>${escapeHtml(text)}</p>\n`;
}

/** Enough of an address to recognise one's own: `n…@example.com`. */
export function maskOf(email: string): string {
	const at = email.lastIndexOf('@');
	return `${email.slice(0, 1)}…${email.slice(at)}`;
}
