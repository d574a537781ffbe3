import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { N8nError } from '../../../demo/n8n/errors';
import type { Session } from '../../../demo/n8n/session';

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const SIZE = { width: 1600, height: 900 };

/**
 * @param more - further switches of Chromium
 * @throws {N8nError} `no-browser`, with what to install
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
	const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
	if (!existsSync(executablePath))
		throw new N8nError(
			'no-browser',
			`There is no Chromium at ${executablePath}.\n` +
				'Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to the path of a Chrome or Chromium.',
		);
	return chromium.launch({ executablePath, args: [...ARGS, ...more] });
}

/** A tab in which the owner of n8n is logged in. */
export async function openTab(browser: Browser, { baseUrl, cookie }: Session): Promise<Page> {
	const context = await browser.newContext({ viewport: SIZE });
	const [name, value] = cookie.split('=');
	await context.addCookies([{ name, value, url: baseUrl }]);
	return context.newPage();
}
