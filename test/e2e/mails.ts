/**
 * Looks at the example mails as people do: `npm run mails`. Every mail on a wide screen, on a phone of 320 points and
 * in the dark; fails where one runs out of the screen or cannot be read. Some become pictures of the documentation.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../demo/n8n/paths';
import { writeMail } from '../../lib/nurture/template/writeMail';
import { exampleSequences, frameFor, NOOR } from '../support/nurture/examples';
import { openBrowser } from './pictures/browser';

const SCREENS = {
	desktop: { viewport: { width: 760, height: 900 }, colorScheme: 'light' },
	phone: { viewport: { width: 320, height: 640 }, colorScheme: 'light' },
	dark: { viewport: { width: 760, height: 900 }, colorScheme: 'dark' },
	'phone-dark': { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
} as const;

type Screen = keyof typeof SCREENS;

/** The pictures that are kept. */
const PICTURES: ReadonlyArray<[mail: string, screen: Screen]> = [
	['see-welcome-en', 'desktop'],
	['think-peer-nl', 'dark'],
	['do-inside-nl', 'phone'],
];

/** The contrast that text needs at least (WCAG 2.1, 1.4.3). */
const CONTRAST = 4.5;

/** Texts whose colour is too close to what is behind them, as the browser shows both. */
async function unreadable(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
		const luminance = (rgb: number[]) => {
			const [r, g, b] = rgb.slice(0, 3).map((value) => {
				const share = value / 255;
				return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const behind = (element: Element | null): number[] => {
			if (!element) return [255, 255, 255];
			const colour = channels(getComputedStyle(element).backgroundColor);
			return colour.length === 4 && colour[3] === 0 ? behind(element.parentElement) : colour;
		};
		return Array.from(document.body.querySelectorAll('*')).flatMap((element) => {
			const own = Array.from(element.childNodes).filter(
				({ nodeType }) => nodeType === Node.TEXT_NODE,
			);
			const text = own.map(({ textContent }) => textContent?.trim()).join('');
			if (text === '' || element.getClientRects().length === 0) return [];
			if (Number(getComputedStyle(element).opacity) === 0) return [];
			const front = luminance(channels(getComputedStyle(element).color));
			const back = luminance(behind(element));
			const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
			return contrast < least ? [`${text.slice(0, 40)} (${contrast.toFixed(1)})`] : [];
		});
	}, CONTRAST);
}

async function look(page: Page, name: string): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	const { width: available } = page.viewportSize() ?? { width: 0 };
	assert.ok(width <= available, `${name} is ${width} points wide on a screen of ${available}`);
	assert.deepEqual(await unreadable(page), [], `${name} has texts that are hard to read`);
}

async function main(): Promise<void> {
	const folder = path.join(root, 'docs', 'pictures');
	mkdirSync(folder, { recursive: true });
	const mails = (await exampleSequences()).flatMap(({ key, steps }) =>
		steps.flatMap((step) =>
			Object.entries(step.content).map(([language, content]) => ({
				name: `${key}-${step.key}-${language}`,
				html: writeMail(content, frameFor(NOOR)).html,
			})),
		),
	);
	const browser = await openBrowser();
	try {
		for (const [screen, options] of Object.entries(SCREENS)) {
			const page = await (await browser.newContext(options)).newPage();
			// tsx names functions by a helper that a page does not have
			await page.addInitScript('globalThis.__name = (named) => named');
			await page.goto('about:blank');
			for (const { name, html } of mails) {
				await page.setContent(html);
				await look(page, `${name} (${screen})`);
				if (!PICTURES.some(([mail, on]) => mail === name && on === screen)) continue;
				const file = path.join(folder, `mail-${name}-${screen}.png`);
				await page.screenshot({ path: file, fullPage: true });
				console.log(path.relative(root, file));
			}
		}
	} finally {
		await browser.close();
	}
	console.log(
		`${mails.length} mails on ${Object.keys(SCREENS).length} screens: none cut off, all readable.`,
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
