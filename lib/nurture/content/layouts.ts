import type { MailLanguage } from '../sequence/types';
import type { MjmlToHtml } from './compile';
import { blockOf, fillLayout } from './toMjml';
import { WORDS } from './words';

/** The look of the example mails in pieces, for texts of one's own. HTML with `%PLACEHOLDERS%`. */
export interface MailLayout {
	/** With `%TITLE%`. */
	head: string;
	/** With `%TEXT%`. */
	text: string;
	/** With `%LABEL%` and `%URL%`. */
	button: string;
	foot: string;
}

/** What stands around a mail, in each language. */
export type MailLayouts = Record<MailLanguage, MailLayout>;

/** Falls between two pieces; MJML leaves it as it is. */
const CUT = '%CUT%';

/**
 * Makes the layouts for mails of one's own.
 *
 * @param layout - the MJML all mails share
 */
export async function compileLayouts(layout: string, mjmlToHtml: MjmlToHtml): Promise<MailLayouts> {
	const languages = Object.keys(WORDS) as MailLanguage[];
	const entries = languages.map(async (language) => {
		const html = await mjmlToHtml(mjmlOf(layout, language));
		return [language, cut(html)] as const;
	});
	return Object.fromEntries(await Promise.all(entries)) as MailLayouts;
}

function mjmlOf(layout: string, language: MailLanguage): string {
	const text = blockOf({ kind: 'text', text: '%TEXT%' });
	const button = blockOf({ kind: 'button', label: '%LABEL%', url: '%URL%' });
	const body = ['', text, button, ''].join(`<mj-raw>${CUT}</mj-raw>`);
	return fillLayout(layout, '%TITLE%', body, WORDS[language].why, language);
}

function cut(html: string): MailLayout {
	const [head, text, button, foot] = html.split(CUT);
	return { head, text, button, foot };
}
