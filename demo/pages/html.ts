import { escapeHtml } from '../../lib/html';

/** HTML that is safe to put into a page as it is. */
export class Html {
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

type Filling = Html | readonly Html[] | string | number;

/** Writes HTML: what is filled in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...fillings: Filling[]): Html {
	return new Html(String.raw({ raw: strings }, ...fillings.map(textOf)));
}

function textOf(filling: Filling): string {
	if (filling instanceof Html) return filling.text;
	if (typeof filling === 'object') return filling.map(({ text }) => text).join('');
	return escapeHtml(String(filling));
}
