import { escapeHtml } from '../../html';
import { NurtureError } from '../errors';

/** Makes the signed links of one mail; `mailLinks` of lib/tracking gives them. */
export interface LinkMaker {
	/** Throws an error with the code `foreign-target` for a page outside the sites. */
	click(target: string): string;
	open: string;
	unsubscribe: string;
	/** The page on which people choose what they get; without one it is the page for unsubscribing. */
	preferences?: string;
	headers: Readonly<Record<string, string>>;
}

/** Where the links of a mail may lead, and what they carry. */
export interface LinkRules {
	links: LinkMaker;
	/** Addresses that are linked to as they are: the preference page, the unsubscribe page. */
	own: readonly string[];
	/** Own pages on other people's sites, such as https://www.linkedin.com/company/example. They are not tracked. */
	channels: readonly string[];
	/** Added to tracked addresses that do not carry it already. */
	utm: Readonly<Record<string, string>>;
}

const LINKING_TAG = /<(?:a|area|v:\w+)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const ADDRESS = /(\shref\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const TEXT_ADDRESS = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/gi;

/**
 * Turns the links of an HTML mail into signed ones.
 *
 * @throws {NurtureError} `foreign-link`
 */
export function signHtmlLinks(html: string, rules: LinkRules): string {
	return html.replace(LINKING_TAG, (tag) =>
		tag.replace(ADDRESS, (_, name: string, a?: string, b?: string, c?: string) => {
			const address = readEntities(a ?? b ?? c ?? '').trim();
			return `${name}"${writeEntities(signLink(address, rules))}"`;
		}),
	);
}

/** Turns the addresses in a plain text into signed ones; throws as {@link signHtmlLinks} does. */
export function signTextLinks(text: string, rules: LinkRules): string {
	return text.replace(TEXT_ADDRESS, (address) => signLink(address, rules));
}

/** The addresses an HTML mail links to, as they stand there. */
export function addressesIn(html: string): string[] {
	return [...html.matchAll(LINKING_TAG)].flatMap(([tag]) =>
		[...tag.matchAll(ADDRESS)].map(([, , a, b, c]) => readEntities(a ?? b ?? c ?? '').trim()),
	);
}

/** Whether an address needs no site: a place in the mail, a mail address or a telephone number. */
export function isUntracked(address: string): boolean {
	return address === '' || /^(#|(mailto|tel):)/i.test(address);
}

/** Whether an address lies under one of the channels. */
export function isChannel(address: string, channels: readonly string[]): boolean {
	if (!URL.canParse(address)) return false;
	const { origin, pathname } = new URL(address);
	return channels.some((channel) => {
		const own = new URL(channel);
		const folder = own.pathname.replace(/\/$/, '');
		return origin === own.origin && (pathname === folder || pathname.startsWith(`${folder}/`));
	});
}

function signLink(address: string, { links, own, channels, utm }: LinkRules): string {
	if (isUntracked(address) || own.includes(address) || isChannel(address, channels)) return address;
	try {
		return links.click(withUtm(address, utm));
	} catch (error) {
		if ((error as { code?: unknown }).code !== 'foreign-target') throw error;
		throw new NurtureError(
			'foreign-link',
			`A link leads to ${address.slice(0, 200)}, which is on none of your sites and channels`,
			'Link to your own site, or add the page to the channels.',
			[],
			{ cause: error },
		);
	}
}

function withUtm(address: string, utm: LinkRules['utm']): string {
	if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
	const url = new URL(address);
	for (const [name, value] of Object.entries(utm))
		if (!url.searchParams.has(name)) url.searchParams.set(name, value);
	return url.href;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&quot;': '"',
	'&#34;': '"',
	'&#39;': "'",
	'&lt;': '<',
	'&gt;': '>',
};

function readEntities(text: string): string {
	return text.replace(/&(?:amp|quot|#34|#39|lt|gt);/g, (entity) => ENTITIES[entity]);
}

function writeEntities(text: string): string {
	return escapeHtml(text);
}
