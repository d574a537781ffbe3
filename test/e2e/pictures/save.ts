import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../../demo/n8n/paths';

/** Keeps what is on screen as a picture of the documentation. */
export async function savePicture(page: Page, name: string): Promise<void> {
	const folder = path.join(root, 'docs', 'pictures');
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: path.join(folder, `${name}.png`) });
	console.log(`docs/pictures/${name}.png`);
}

/** Waits until messages that n8n shows for some seconds are gone. */
export async function untilQuiet(page: Page): Promise<void> {
	await page.mouse.move(0, 0);
	await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
}
