import { hash } from 'node:crypto';
import { escapeHtml } from '../../html';
import type { Language } from './texts';

const STYLE =
	'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem;color:#222}' +
	'button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:#1f4e79;color:#fff;cursor:pointer}' +
	'.quiet{background:none;color:#1f4e79;padding:0;text-decoration:underline}' +
	'fieldset{border:0;padding:0;margin:1.5rem 0}legend{font-weight:600;padding:0}label{display:block;margin:.5rem 0}';

/** Nothing may run, load or frame the pages; the one style is allowed by its hash. */
export const PAGE_HEADERS = {
	'content-security-policy':
		`default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; ` +
		"form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
	'x-frame-options': 'DENY',
	'x-robots-tag': 'noindex',
};

/** @param content - HTML, its texts escaped */
export function layout(language: Language, title: string, content: string): string {
	return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1>
${content}</body></html>`;
}
