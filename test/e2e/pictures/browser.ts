import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { N8nError } from '../../../demo/n8n/errors';
import type { Session } from '../../../demo/n8n/session';

/** Where the browser is. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** What makes a headless browser look like a person's, to those who filter bots. */
export const SWITCHES = [
	// as a switch: what a page sends while it is left would otherwise still say that the browser is headless
	'--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
	'--disable-blink-features=AutomationControlled',
	'--autoplay-policy=no-user-gesture-required',
];

/** How long Chromium gets to close a context. */
const CLOSING_MS = 5_000;

const SIZE = { width: 1600, height: 900 };

/**
 * @param more - further switches of Chromium
 * @throws {N8nError} `no-browser`, with what to install
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
	if (!existsSync(CHROMIUM))
		throw new N8nError(
			'no-browser',
			`There is no Chromium at ${CHROMIUM}.\n` +
				'Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to the path of a Chrome or Chromium.',
		);
	return chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...more] });
}

/** A tab in which the owner of n8n is logged in. */
export async function openTab(browser: Browser, { baseUrl, cookie }: Session): Promise<Page> {
	const context = await browser.newContext({ viewport: SIZE });
	const [name, value] = cookie.split('=');
	await context.addCookies([{ name, value, url: baseUrl }]);
	return context.newPage();
}

/** Closes a context. Now and then Chromium closes one and never says so: the rest of it goes with the browser. */
export async function closeContext(context: BrowserContext): Promise<void> {
	await Promise.race([context.close(), delay(CLOSING_MS, undefined, { ref: false })]);
}
