import { toPatterns } from './pattern';

/** The script's own tag; there is none to be found where it was bundled with other scripts. */
const tag = (document.currentScript ??
	document.querySelector('script[src*="/candidate.js"]')) as HTMLScriptElement | null;

/** The settings of whoever runs n8n come before the script; the tag has the last word. */
const given: DOMStringMap = { ...window.candidateJourneyTag, ...tag?.dataset };

/** What the web builder set, as attributes of the script's tag. */
export const config = {
	/** Address of the endpoints, with a slash at its end. */
	base: given.endpoint ?? (tag?.src ?? '').replace(/candidate\.js.*$/, ''),
	/** `data-consent="granted"`: the tag itself is only loaded after consent. */
	isConsentGiven: given.consent === 'granted',
	vacancies: toPatterns(given.vacancies),
	articles: toPatterns(given.articles),
	/** CSS selectors of forms whose fields may be read, and of calls to action. */
	forms: selectors('[data-journey-form]', given.forms),
	ctas: selectors('[data-journey-cta]', given.ctas),
	/** Which fields may be read, as `name` or `name=name in the form`. */
	fields: given.fields ?? 'email consent',
	/** For sites with several subdomains. */
	cookieDomain: given.cookieDomain,
};

function selectors(own: string, more: string | undefined): string {
	return more ? `${own},${more}` : own;
}
