import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { copyPage } from '../../../lib/privacy';
import { COPIED_AT, copyOfAnn } from '../../support/rights/copyOfAnn';
import { runChecks, type Check, type Tally } from '../check';
import { openBrowser } from '../pictures/browser';
import { savePicture } from '../pictures/save';

const WIDTHS = { desktop: 1000, phone: 390 };

async function readsWell(browser: Browser): Promise<string> {
	const html = copyPage(await copyOfAnn(), COPIED_AT);
	const page = await browser.newPage();
	const complaints: string[] = [];
	const requests: string[] = [];
	page.on('console', (message) => void complaints.push(message.text()));
	page.on('request', (request) => void requests.push(request.url()));
	await page.setContent(html);
	for (const [name, width] of Object.entries(WIDTHS)) {
		await page.setViewportSize({ width, height: 900 });
		const widest = await page.evaluate(() => document.documentElement.scrollWidth);
		assert.ok(widest <= width, `${widest} px wide on ${name}`);
	}
	await page.setViewportSize({ width: WIDTHS.desktop, height: 1400 });
	await savePicture(page, 'candidate-copy');
	assert.deepEqual([complaints, requests], [[], []]);
	await page.close();
	return `${html.length} bytes`;
}

export const privacyChecks: Array<Check<Browser>> = [
	{
		name: 'the copy a candidate gets reads well, also on a phone, and loads nothing',
		run: readsWell,
	},
];

/** Opens the page a candidate gets in a real Chromium. */
export async function runPrivacyChecks(): Promise<Tally> {
	const browser = await openBrowser();
	try {
		return await runChecks(privacyChecks, browser);
	} finally {
		await browser.close();
	}
}
