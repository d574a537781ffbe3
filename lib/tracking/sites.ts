import { TrackingError } from './errors';

/** A site of one's own: one origin, or all subdomains of a domain. */
interface Site {
	/** `https:` */
	protocol: string;
	/** `www.example.com`, or `.example.com` for every subdomain. */
	host: string;
	/** Empty for the usual one. */
	port: string;
}

/** What a site looks like. */
export const SITE_ADVICE = 'use an origin like https://www.example.com or https://*.example.com';

const WITH_SUBDOMAINS = /^(https?:\/\/)\*\./i;

/**
 * The sites that may send events, and that links may lead to.
 *
 * `https://www.example.com` is that origin alone; `https://*.example.com` every subdomain of example.com, but not
 * example.com itself.
 */
export class Sites {
	private readonly sites: readonly Site[];

	/** @throws {TrackingError} `bad-settings` for what {@link isSite} refuses */
	constructor(patterns: readonly string[]) {
		this.sites = patterns.map((pattern) => {
			const site = parseSite(pattern);
			if (site) return site;
			throw new TrackingError('bad-settings', `${pattern} is not a site`, SITE_ADVICE);
		});
	}

	/** Whether an `Origin` or `Referer` header names one of the sites. */
	include(address: string): boolean {
		return this.target(address) !== null;
	}

	/**
	 * An address to send a browser to.
	 *
	 * @returns the address as `URL` writes it, which a header can hold; null for anything outside the sites, with
	 * a user name in it, or not an address
	 */
	target(address: string): string | null {
		const url = parseUrl(address);
		if (!url || url.username !== '' || url.password !== '') return null;
		return this.sites.some((site) => matches(site, url)) ? url.href : null;
	}
}

/** Whether a text names a site; a whole top-level domain is none. */
export function isSite(pattern: string): boolean {
	return parseSite(pattern) !== null;
}

function parseSite(pattern: string): Site | null {
	const isWide = WITH_SUBDOMAINS.test(pattern);
	const url = parseUrl(pattern.replace(WITH_SUBDOMAINS, '$1'));
	if (!url || !/^https?:$/.test(url.protocol)) return null;
	const isOriginOnly =
		url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
	if (!isOriginOnly || url.hostname.includes('*')) return null;
	if (isWide && !/[a-z0-9-]+\.[a-z]/i.test(url.hostname)) return null;
	const { protocol, hostname, port } = url;
	return { protocol, host: isWide ? `.${hostname}` : hostname, port };
}

function parseUrl(address: string): URL | null {
	return URL.canParse(address) ? new URL(address) : null;
}

function matches({ protocol, host, port }: Site, url: URL): boolean {
	if (url.protocol !== protocol || url.port !== port) return false;
	return host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host;
}
