import type { MailContent } from '../sequence/types';
import { compileTemplate, type CompiledTemplate, type TemplateKind } from './engine';

/** The templates a content is made of. */
export const CONTENT_PARTS = {
	subject: 'line',
	preheader: 'line',
	html: 'html',
	text: 'text',
} as const satisfies Record<keyof MailContent, TemplateKind>;

/** The parts of a mail that are templates. */
export type ContentPart = keyof typeof CONTENT_PARTS;

/** The parts of a mail, ready to be filled in. */
export type CompiledContent = Record<ContentPart, CompiledTemplate>;

const kept = new WeakMap<MailContent, CompiledContent>();

/** The templates of a content, read once. Throws the engine's own error for what is no template. */
export function compileContent(content: MailContent): CompiledContent {
	const known = kept.get(content);
	if (known) return known;
	const compiled = Object.fromEntries(
		Object.entries(CONTENT_PARTS).map(([part, kind]) => [
			part,
			compileTemplate(content[part as ContentPart], kind),
		]),
	) as CompiledContent;
	kept.set(content, compiled);
	return compiled;
}
