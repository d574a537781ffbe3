import { escapeText } from '../../html';
import type { MailLanguage } from '../sequence/types';
import type { Block, WrittenContent } from './blocks';
import { WORDS } from './words';

/**
 * A mail as MJML, in the layout of all.
 *
 * @param layout - MJML with `%PLACEHOLDERS%`
 * @param why - why somebody gets the mail
 */
export function toMjml(
	layout: string,
	{ title, blocks }: Pick<WrittenContent, 'title' | 'blocks'>,
	why: string,
	language: MailLanguage,
): string {
	return fillLayout(layout, escapeText(title), blocks.map(blockOf).join('\n'), why, language);
}

/** The layout with a title and with what stands between greeting and signature, both as MJML. */
export function fillLayout(
	layout: string,
	title: string,
	body: string,
	why: string,
	language: MailLanguage,
): string {
	const words = WORDS[language];
	const parts: Record<string, string> = {
		LANGUAGE: language,
		TITLE: title,
		GREETING: words.greeting,
		BLOCKS: body,
		SIGNATURE: signatureOf(language),
		WHY: why,
		PREFERENCES: words.preferences,
		UNSUBSCRIBE: words.unsubscribe,
	};
	return layout.replace(/%([A-Z]+)%/g, (_, name: string) => parts[name]);
}

/** A piece of a mail as MJML. */
export function blockOf(block: Block): string {
	switch (block.kind) {
		case 'text':
			return `<mj-text css-class="copy">${escapeText(block.text)}</mj-text>`;
		case 'list':
			return `<mj-text css-class="copy"><ul style="margin:0;padding-left:20px">${block.items
				.map((item) => `<li style="margin-bottom:8px">${escapeText(item)}</li>`)
				.join('')}</ul></mj-text>`;
		case 'tip':
			return `<mj-text css-class="tip" container-background-color="#eaf2fa" color="#24313f" padding="18px 32px"><strong>${escapeText(block.title)}</strong><br />${escapeText(block.text)}</mj-text><mj-spacer height="16px" />`;
		case 'button':
			return `<mj-button css-class="cta" href="${escapeQuotes(block.url)}">${escapeText(block.label)}</mj-button>`;
	}
}

function signatureOf(language: MailLanguage): string {
	const { regards, team } = WORDS[language];
	return (
		`${regards}<br />{% if recruiter.name %}<strong>{{ recruiter.name }}</strong>` +
		'{% if recruiter.role %}<br />{{ recruiter.role }}{% endif %}' +
		'{% if recruiter.phone %}<br /><a href="tel:{{ recruiter.phone }}">{{ recruiter.phone }}</a>{% endif %}' +
		`{% else %}${team}{% endif %}`
	);
}

function escapeQuotes(text: string): string {
	return text.replace(/"/g, "'");
}
