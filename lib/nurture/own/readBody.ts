import { escapeText } from '../../html';
import type { Block } from '../content/blocks';

const TEMPLATE = String.raw`\{\{[^}]*\}\}`;
const LINK = String.raw`\[([^\]]+)\]\(((?:${TEMPLATE}|[^()\s{])+)\)`;
const ONLY_LINK = new RegExp(`^${LINK}$`);
const LIST_ITEM = /^[-*•]\s+/;

/**
 * Reads a text as marketers write it: paragraphs with blank lines between them, lines with a dash for a list, and
 * `[Look at the vacancy](https://…)`, which is a button where it stands alone.
 */
export function readBody(text: string): Block[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n[ \t]*\n+/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== '')
		.map(readParagraph);
}

function readParagraph(paragraph: string): Block {
	const [, label, url] = ONLY_LINK.exec(paragraph) ?? [];
	if (url) return { kind: 'button', label, url };
	const lines = paragraph.split('\n').map((line) => line.trim());
	return lines.every((line) => LIST_ITEM.test(line))
		? { kind: 'list', items: lines.map((line) => line.replace(LIST_ITEM, '')) }
		: { kind: 'text', text: lines.join('\n') };
}

/** A text with the links in it as they are in HTML; everything else is escaped, but for templates. */
export function textToHtml(text: string): string {
	const links = new RegExp(LINK, 'g');
	let html = '';
	let end = 0;
	for (const match of text.matchAll(links)) {
		html += escapeAround(text.slice(end, match.index));
		html += `<a href="${escapeUrl(match[2])}">${escapeAround(match[1])}</a>`;
		end = match.index + match[0].length;
	}
	return (html + escapeAround(text.slice(end))).replaceAll('\n', '<br />');
}

/** A text with the links in it as plain text shows them. */
export function textToPlain(text: string): string {
	return text.replace(new RegExp(LINK, 'g'), '$1 ($2)');
}

/** What stands between the signs of a template is not text. */
export function escapeAround(text: string): string {
	return text
		.split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/)
		.map((part, i) => (i % 2 === 1 ? part : escapeText(part)))
		.join('');
}

/** For an attribute in double quotes; the template's own quotes become single ones. */
export function escapeUrl(url: string): string {
	return url.replace(/"/g, "'").replace(/&(?!amp;)/g, '&amp;');
}
