import { errorIssue, warningIssue, type ModelIssue } from '../../../scoring/model/issue';
import { nearest } from '../../../scoring/model/nearest';
import { MAX_HTML_BYTES } from '../../limits';
import { CONTENT_PARTS, type ContentPart } from '../../template/content';
import { FIELD_ROOTS, LINK_FIELDS, SERIES_ROOTS } from '../../template/data';
import { compileTemplate, describeTemplateError, fieldsOf } from '../../template/engine';
import { visibleText } from '../../template/writeMail';
import type { SequenceParts } from '../parts';
import type { PlacedContent } from '../types';

/** What mail programs throw out, or block the whole mail for. */
const UNWANTED = /<(script|form|iframe|object|embed|base|link|meta\s+http-equiv="refresh")\b/i;

/** A plain text with less than this share of the words of the HTML leaves something out. */
const TEXT_SHARE = 0.6;

/** Mails that cannot be filled in, unsubscribed from or read everywhere. */
export function checkContents({ contents, isSingle }: SequenceParts): ModelIssue[] {
	const roots = isSingle ? FIELD_ROOTS : SERIES_ROOTS;
	return contents.flatMap((placed) => [
		...(Object.keys(CONTENT_PARTS) as ContentPart[]).flatMap((part) =>
			checkTemplate(placed, part, roots),
		),
		...checkHtml(placed),
		...checkText(placed),
	]);
}

function checkTemplate(
	{ path, content }: PlacedContent,
	part: ContentPart,
	roots: readonly string[],
): ModelIssue[] {
	const at = `${path}.${part}`;
	try {
		const fields = fieldsOf(compileTemplate(content[part], CONTENT_PARTS[part]));
		const unknown = fields.flatMap((field) => checkField(at, field, roots));
		return [...unknown, ...checkUnsubscribe(at, part, fields)];
	} catch (error) {
		return [
			errorIssue({ path: at, problem: `the template is wrong: ${describeTemplateError(error)}` }),
		];
	}
}

function checkField(path: string, [root, name]: string[], roots: readonly string[]): ModelIssue[] {
	const isRoot = roots.includes(root);
	const names = isRoot ? LINK_FIELDS : roots;
	const value = isRoot ? name : root;
	if (isRoot && (root !== 'links' || names.includes(name))) return [];
	return [
		errorIssue({
			path,
			found: value,
			problem: isRoot ? `there is no field links.${value}` : `there are no fields of "${value}"`,
			allowed: names.join(', '),
			suggestion: nearest(String(value), names),
		}),
	];
}

function checkUnsubscribe(path: string, part: ContentPart, fields: string[][]): ModelIssue[] {
	const isNeeded = part === 'html' || part === 'text';
	const isThere = fields.some(([root, name]) => root === 'links' && name === 'unsubscribe');
	if (!isNeeded || isThere) return [];
	return [
		errorIssue({
			path,
			problem: 'there is no link for unsubscribing',
			allowed: 'a text with {{ links.unsubscribe }} in it',
		}),
	];
}

function checkHtml({ path, content: { html } }: PlacedContent): ModelIssue[] {
	const at = `${path}.html`;
	if (/<mjml\b/i.test(html))
		return [
			errorIssue({
				path: at,
				problem: 'this is MJML, which no mail program reads; put in the HTML that it makes',
			}),
		];
	const [unwanted] = UNWANTED.exec(html) ?? [];
	const bytes = Buffer.byteLength(html);
	return [
		...(unwanted
			? [
					errorIssue({
						path: at,
						found: unwanted,
						problem: `mail programs do not allow ${unwanted}>`,
					}),
				]
			: []),
		...(/\bsrc\s*=\s*["']?data:/i.test(html)
			? [
					warningIssue({
						path: at,
						problem: 'has a picture in it, which Gmail and Outlook do not show; link to it instead',
					}),
				]
			: []),
		...(bytes > MAX_HTML_BYTES
			? [
					warningIssue({
						path: at,
						problem: `is ${Math.ceil(bytes / 1024)} KB; Gmail cuts off what is longer than ${MAX_HTML_BYTES / 1024} KB`,
					}),
				]
			: []),
	];
}

function checkText({ path, content: { html, text } }: PlacedContent): ModelIssue[] {
	const [shown, written] = [visibleText(html), text].map(
		(one) => one.match(/\p{L}+/gu)?.length ?? 0,
	);
	if (written >= shown * TEXT_SHARE) return [];
	return [
		warningIssue({
			path: `${path}.text`,
			problem: `has ${written} words, the HTML has ${shown}: who reads plain text misses something`,
		}),
	];
}
