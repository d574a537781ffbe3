import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Check } from '../check';
import { savePicture } from '../pictures/save';
import type { Stage } from './stage';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const LOOKS: Record<string, BrowserContextOptions> = {
	light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
	dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
	phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true },
};

/** What a page did that it should not. */
interface Opened {
	page: Page;
	complaints: string[];
	requests: string[];
}

/** Opens a page, and listens to what it complains about and asks for. */
async function open(
	{ browser }: Stage,
	url: string,
	options: BrowserContextOptions,
): Promise<Opened> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const opened: Opened = { page, complaints: [], requests: [] };
	page.on('pageerror', ({ message }) => void opened.complaints.push(message));
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) opened.complaints.push(message.text());
	});
	page.on('request', (request) => {
		if (!request.url().startsWith('data:')) opened.requests.push(request.url());
	});
	await page.goto(url, { waitUntil: 'load' });
	return opened;
}

async function seriousFindings(page: Page): Promise<string[]> {
	await page.evaluate(() =>
		document.querySelectorAll('details').forEach((one) => (one.open = true)),
	);
	await page.evaluate(AXE);
	return await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(): Promise<{ violations: Array<{ id: string; impact: string; help: string }> }> };
		};
		const { violations } = await axe.run();
		return violations
			.filter(({ impact }) => impact === 'serious' || impact === 'critical')
			.map(({ id, help }) => `${id}: ${help}`);
	});
}

function looksWell(name: string): Check<Stage> {
	return {
		name: `the dashboard looks well: ${name}`,
		run: async (stage) => {
			for (const url of [stage.url, stage.emptyUrl]) {
				const { page, complaints, requests } = await open(stage, url, LOOKS[name]);
				assert.deepEqual(complaints, []);
				assert.deepEqual(requests, [url]);
				const broken = await page.evaluate(() =>
					Array.from(document.images)
						.filter((one) => one.naturalWidth === 0)
						.map((one) => one.alt),
				);
				assert.deepEqual(broken, []);
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - window.innerWidth,
				);
				assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
				if (url === stage.url) await savePicture(page, `insights-${name}`);
				assert.deepEqual(await seriousFindings(page), []);
				await page.context().close();
			}
		},
	};
}

async function filtersWork(stage: Stage): Promise<void> {
	const { page, complaints } = await open(stage, stage.url, LOOKS.light);
	const shown = () => page.locator('section:visible').count();
	const all = await shown();
	await page.getByLabel('What works').check();
	assert.ok((await shown()) < all);
	await page.getByLabel('Everything').check();
	assert.ok(await page.locator('picture.by-week').isVisible());
	await page.getByLabel('By day').check();
	assert.ok(await page.locator('picture.by-day').isVisible());
	assert.ok(!(await page.locator('picture.by-week').isVisible()));
	const rows = page.locator('section:has(#vacancies) tbody tr:visible');
	await page.getByLabel('Find in the tables').fill('zwolle');
	const found = await rows.allTextContents();
	assert.ok(found.length > 0 && found.every((text) => text.includes('zwolle')));
	assert.deepEqual(complaints, []);
	await page.context().close();
}

async function refusesWhatIsNotIn(stage: Stage): Promise<void> {
	const { page, complaints } = await open(stage, stage.url, LOOKS.light);
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'window.wasRun = true';
		document.body.append(script);
	});
	assert.equal(await page.evaluate(() => 'wasRun' in window), false);
	assert.match(complaints.join(), /Content Security Policy/);
	await page.context().close();
}

async function printsLight(stage: Stage): Promise<string> {
	const { page } = await open(stage, stage.url, LOOKS.dark);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	assert.equal(ground, 'rgb(255, 255, 255)');
	assert.ok(!(await page.locator('nav').isVisible()));
	const pdf = await page.pdf();
	await page.context().close();
	return `${Math.round(pdf.length / 1024)} KB of PDF`;
}

export const insightChecks: Array<Check<Stage>> = [
	...Object.keys(LOOKS).map(looksWell),
	{ name: 'the filters of the dashboard work without a server', run: filtersWork },
	{ name: 'the dashboard runs no script but its own', run: refusesWhatIsNotIn },
	{ name: 'the dashboard prints dark on white', run: printsLight },
];
