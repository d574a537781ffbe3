import { escapeText } from '../../html';
import { NurtureError } from '../errors';
import type { MailContent } from '../sequence/types';
import { compileContent, CONTENT_PARTS, type ContentPart } from './content';
import { knownFields, type MailData } from './data';
import { describeTemplateError, fillIn, missingField, type CompiledTemplate } from './engine';
import { signHtmlLinks, signTextLinks, type LinkMaker, type LinkRules } from './links';

/** A mail as it goes out, but for its headers. */
export interface WrittenMail {
	subject: string;
	html: string;
	text: string;
}

/** What a mail is written with, besides its content. */
export interface MailFrame {
	data: MailData;
	links: LinkMaker;
	/** The page on which people choose what they get, where it is not that of the links. */
	preferencesUrl?: string;
	channels?: readonly string[];
	utm?: Readonly<Record<string, string>>;
	/** Whether to tell that the mail was shown; machines open mail too. */
	tellsOpens?: boolean;
}

/** Rounds of looking for missing fields: more than any mail mentions. */
const MOST_MISSING = 100;

/**
 * Writes a mail for one candidate: fills in its fields, signs its links, adds where they come from.
 *
 * @throws {NurtureError} `missing-fields` with every field that is mentioned without a `default` and not known;
 * `bad-template`, `foreign-link`, `empty-mail`
 */
export function writeMail(content: MailContent, frame: MailFrame): WrittenMail {
	const { links, channels = [], utm = {} } = frame;
	const preferences = frame.preferencesUrl ?? links.preferences ?? links.unsubscribe;
	const own = { unsubscribe: links.unsubscribe, preferences };
	const filled = fillInAll(content, knownFields(frame.data, own));
	const rules: LinkRules = { links, own: Object.values(own), channels, utm };
	const html = signHtmlLinks(filled.html, rules);
	const text = signTextLinks(filled.text, rules).trim();
	const subject = oneLine(filled.subject);
	if (subject === '') throw emptyPart('subject');
	if (text === '') throw emptyPart('text');
	if (isBlank(html)) throw emptyPart('html');
	const opening = frame.tellsOpens ? openingImage(links.open) : '';
	return { subject, text, html: dress(html, oneLine(filled.preheader), opening) };
}

/** What a mail would lack for one candidate: the fields that are mentioned without a `default`, and not known. */
export function missingFields(content: MailContent, data: MailData): string[] {
	const links = { unsubscribe: '#', preferences: '#' };
	return findMissing(Object.values(compileContent(content)), knownFields(data, links));
}

function fillInAll(
	content: MailContent,
	known: ReturnType<typeof knownFields>,
): Record<ContentPart, string> {
	try {
		const compiled = compileContent(content);
		return Object.fromEntries(
			Object.keys(CONTENT_PARTS).map((part) => [
				part,
				fillIn(compiled[part as ContentPart], known),
			]),
		) as Record<ContentPart, string>;
	} catch (error) {
		if (missingField(error) === null) throw badTemplate(error);
		const missing = findMissing(Object.values(compileContent(content)), known);
		throw new NurtureError(
			'missing-fields',
			`The mail mentions what is not known: ${missing.join(', ')}`,
			'Fill in the fields, or give them a default: {{ candidate.firstName | default: "there" }}.',
			missing.map((path) => ({ path, message: 'is not known and has no default' })),
		);
	}
}

/** Fills in again and again, each time with a placeholder for what was found missing, until nothing is. */
function findMissing(
	templates: readonly CompiledTemplate[],
	known: ReturnType<typeof knownFields>,
): string[] {
	const missing = new Set<string>();
	for (const template of templates) {
		for (let round = 0; round < MOST_MISSING; round++) {
			const path = missingIn(template, known);
			if (path === null || missing.has(path)) break;
			missing.add(path);
			const [root, ...rest] = path.split('.');
			(known[root] ??= {})[rest.join('.')] = '?';
		}
	}
	return [...missing];
}

function missingIn(template: CompiledTemplate, known: object): string | null {
	try {
		fillIn(template, known);
		return null;
	} catch (error) {
		const path = missingField(error);
		if (path === null) throw badTemplate(error);
		return path;
	}
}

function badTemplate(error: unknown): NurtureError {
	return new NurtureError(
		'bad-template',
		`The mail cannot be filled in: ${describeTemplateError(error)}`,
		'Correct the template at the place named.',
		[],
		{ cause: error },
	);
}

function emptyPart(part: string): NurtureError {
	return new NurtureError(
		'empty-mail',
		`The ${part} of the mail is empty once it is filled in`,
		'Write something that does not depend on what may be missing.',
	);
}

/** Control characters and line separators become a space: a subject is one header. */
function oneLine(text: string): string {
	// eslint-disable-next-line no-control-regex -- control characters are what it looks for
	return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}

/** What stands in HTML without being seen. */
const UNSEEN =
	/<!--[\s\S]*?-->|<(style|title|script|head)\b[\s\S]*?<\/\1\s*>|<(?!img\b)[^>]*>|&(?:nbsp|#8199|#8203|#847|zwnj);|[\s\u00a0\u200b]+/giy;

/** Whether nothing of an HTML mail can be seen; a picture can. Looks no further than the first letter. */
function isBlank(html: string): boolean {
	UNSEEN.lastIndex = 0;
	let end = 0;
	while (UNSEEN.test(html)) end = UNSEEN.lastIndex;
	return end === html.length;
}

/** The words of an HTML mail. */
export function visibleText(html: string): string {
	return html
		.replace(/<!--[\s\S]*?-->/g, ' ')
		.replace(/<(style|title|script|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(nbsp|#8199|#8203|#847|zwnj);|[\u00a0\u200b]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

const HIDDEN =
	'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden';

function dress(html: string, preheader: string, opening: string): string {
	const hidden = preheader && `<div style="${HIDDEN}">${escapeText(preheader)}</div>`;
	const body = /<body\b[^>]*>/i.exec(html);
	const start = body ? body.index + body[0].length : 0;
	const end =
		opening && /<\/body>/i.test(html) ? html.toLowerCase().lastIndexOf('</body>') : html.length;
	return html.slice(0, start) + hidden + html.slice(start, end) + opening + html.slice(end);
}

function openingImage(address: string): string {
	return `<img src="${address}" width="1" height="1" alt="" style="display:block;border:0">`;
}
