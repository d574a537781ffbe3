import { config } from './config';
import { randomId } from './random';

/** What brought somebody here. */
export interface Origin {
	source?: string | null;
	channel?: string | null;
	campaign?: string | null;
}

interface Kept {
	/** When something was first seen, by what it is; for half an hour. */
	seen: Record<string, number>;
	/** Names of the fields of forms that were filled in; not what was filled in. */
	given: string[];
	from?: Origin & { at: number };
}

const COOKIE = 'journey_visitor';
const ID = new RegExp(`${COOKIE}=([\\w-]{8,64})`);
const KEY = 'candidate_journey';
const YEAR_S = 31_536_000;
const HALF_HOUR_MS = 1_800_000;

let kept: Kept = { seen: {}, given: [] };

/**
 * The visitor id: there is one from consent on, in whichever tab or page it was given, until it is taken back.
 * Without it nothing is written down or sent; in a browser that refuses cookies that is always.
 */
export function visitorId(): string | null {
	return ID.exec(document.cookie)?.[1] ?? null;
}

/** Begins to remember, or goes on for another year. */
export function remember(): void {
	writeCookie(visitorId() ?? randomId(), YEAR_S);
}

/** Forgets the visitor, after consent was withdrawn. */
export function forget(): void {
	if (visitorId()) writeCookie('', 0);
	kept = { seen: {}, given: [] };
	try {
		localStorage.removeItem(KEY);
	} catch {
		// a browser that keeps nothing
	}
}

/** Whether something is seen for the first time in half an hour. */
export function isNew(what: string): boolean {
	recall();
	const now = Date.now();
	const recent = Object.entries(kept.seen).filter(([, at]) => now - at < HALF_HOUR_MS);
	kept.seen = Object.fromEntries(recent);
	if (kept.seen[what]) return false;
	kept.seen[what] = now;
	keep();
	return true;
}

/** The origin of this visit; one that was found on an earlier page counts for half an hour after the last page. */
export function originOf(found: Origin | null): Origin {
	recall();
	const now = Date.now();
	const { at = 0, ...earlier } = kept.from ?? {};
	const origin = found ?? (now - at < HALF_HOUR_MS ? earlier : {});
	kept.from = { ...origin, at: now };
	keep();
	return origin;
}

/** Names of the form fields that the visitor has filled in before. */
export function givenFields(): readonly string[] {
	recall();
	return kept.given;
}

/** Remembers which form fields were filled in. */
export function addGiven(names: readonly string[]): void {
	recall();
	kept.given = [...new Set([...kept.given, ...names])];
	keep();
}

/** Other pages of the site may be open, and remember too. */
function recall(): void {
	try {
		if (visitorId())
			kept = { ...kept, ...(JSON.parse(localStorage[KEY] ?? '{}') as Partial<Kept>) };
	} catch {
		// a browser that keeps nothing, or something unreadable: this page is all there is
	}
}

function keep(): void {
	try {
		if (visitorId()) localStorage[KEY] = JSON.stringify(kept);
	} catch {
		// full, or switched off
	}
}

function writeCookie(value: string, maxAgeS: number): void {
	const domain = config.cookieDomain ? `;domain=${config.cookieDomain}` : '';
	const secure = location.protocol === 'https:' ? ';secure' : '';
	document.cookie = `${COOKIE}=${value};path=/;max-age=${maxAgeS};samesite=lax${domain}${secure}`;
}
