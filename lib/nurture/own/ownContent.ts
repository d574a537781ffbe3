import type { Block } from '../content/blocks';
import type { MailLayout } from '../content/layouts';
import { toText } from '../content/toText';
import { WORDS } from '../content/words';
import type { MailContent, MailLanguage } from '../sequence/types';
import { escapeAround, escapeUrl, readBody, textToHtml, textToPlain } from './readBody';

/** A mail as it is written in a form. Texts are Liquid templates. */
export interface OwnMail {
	subject: string;
	preheader: string;
	/** Text as {@link readBody} reads it, or a whole mail in HTML. */
	body: string;
	/** The mail as plain text; only needed for HTML, otherwise it is made from the body. */
	text: string;
	/** Whether it says that they are in touch, and not that somebody agreed to mail. */
	isAskedFor?: boolean;
}

/** Makes a mail of what somebody wrote; what is HTML already stays as it is. */
export function ownContent(
	{ subject, preheader, body, text, isAskedFor = false }: OwnMail,
	language: MailLanguage,
	layout: MailLayout,
): MailContent {
	if (isHtml(body)) return { subject, preheader, html: body, text };
	const title = subject;
	const blocks = readBody(body);
	const plain = blocks.map(toPlain);
	const { why: agreed, askedFor } = WORDS[language];
	const why = isAskedFor ? askedFor : agreed;
	const foot = layout.foot.replace(agreed, why);
	return {
		subject,
		preheader,
		html: blocks.length === 0 ? '' : toHtml(title, blocks, { ...layout, foot }),
		text: blocks.length === 0 ? '' : toText({ title, blocks: plain }, why, language),
	};
}

/** Whether a body is a mail in HTML or MJML and no text. */
export function isHtml(body: string): boolean {
	return /^\s*<(!doctype|html|body|table|div|p|mjml|center|h1)\b/i.test(body);
}

function toHtml(title: string, blocks: readonly Block[], layout: MailLayout): string {
	const head = fill(layout.head, { TITLE: escapeAround(title) });
	return head + blocks.map((block) => blockHtml(block, layout)).join('') + layout.foot;
}

function blockHtml(block: Block, layout: MailLayout): string {
	switch (block.kind) {
		case 'button':
			return fill(layout.button, { LABEL: escapeAround(block.label), URL: escapeUrl(block.url) });
		case 'list': {
			const items = block.items.map((item) => `<li>${textToHtml(item)}</li>`).join('');
			return fill(layout.text, { TEXT: `<ul style="margin:0;padding-left:20px">${items}</ul>` });
		}
		case 'tip':
		case 'text':
			return fill(layout.text, { TEXT: textToHtml(block.text) });
	}
}

function fill(piece: string, values: Readonly<Record<string, string>>): string {
	return piece.replace(/%([A-Z]+)%/g, (found, name: string) => values[name] ?? found);
}

function toPlain(block: Block): Block {
	if (block.kind === 'text') return { ...block, text: textToPlain(block.text) };
	if (block.kind === 'list') return { ...block, items: block.items.map(textToPlain) };
	return block;
}
