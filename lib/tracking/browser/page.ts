import { config } from './config';
import { askNext } from './forms';
import { isNew, visitorId } from './memory';
import { tell, type Properties } from './outbox';
import { matchesAny } from './pattern';
import { watchReading } from './reading';
import { findDescribed, type Described } from './structuredData';

/** The path of the page, without a slash at its end; with the hash where that is the path of an app. */
export function currentPath(): string {
	const { pathname, hash } = location;
	return (pathname.replace(/\/$/, '') || '/') + (/^#!?\//.test(hash) ? hash : '');
}

/** Tells what the page is: a vacancy, an article, or just a page, and what its builder says it stands for. */
export function lookAtPage(): void {
	const path = currentPath();
	const vacancy = described('vacancy', /JobPosting$/, config.vacancies);
	if (vacancy) tellNew('vacancy.viewed', vacancy.subject ?? path, { title: vacancy.title, path });
	else tellNew('page.viewed', path, { title: document.title });
	for (const { dataset } of elements('[data-journey-event]')) {
		tellNew(dataset.journeyEvent ?? '', dataset.journeySubject ?? vacancy?.subject ?? path);
	}
	const article = described('article', /(Article|BlogPosting)$/, config.articles);
	watchReading(article && (() => tellNew('article.read', article.subject ?? path, { path })));
	askNext();
}

/** {@link tell}, but not again within half an hour: a refresh is no second visit. */
export function tellNew(type: string, subject: string, properties?: Properties): void {
	const what = `${type} ${subject} ${String(properties?.percent ?? '')}`;
	if (visitorId() && isNew(what)) tell(type, subject, properties);
}

/** By an attribute, by structured data, or by its address; null where the page is none. */
function described(
	what: 'vacancy' | 'article',
	type: RegExp,
	patterns: readonly RegExp[],
): Described | null {
	const attribute = `data-journey-${what}`;
	const { title } = document;
	const [named] = elements(`[${attribute}]`);
	if (named) return { subject: named.getAttribute(attribute) || undefined, title };
	const scripts = elements('script[type="application/ld+json"]');
	const texts = scripts.map(({ textContent }) => textContent ?? '');
	return findDescribed(texts, type) ?? (matchesAny(patterns, currentPath()) ? { title } : null);
}

function elements(selector: string): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(selector)];
}
