import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { evaluate } from '../../lib/scoring';
import type { IncomingEvent } from '../../lib/store';
import { openBrowser, SWITCHES } from '../../test/e2e/pictures/browser';
import { rememberAll } from '../../test/support/oracle';
import { poll } from '../n8n/poll';
import type { Stage } from '../stage';
import { Album } from './album';

const EMAIL = 'noor.visser@mail.example';
const PATIENCE_MS = 60_000;
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Walks the demo as somebody new would, from the start page to the dashboard.
 *
 * @param folder - where the pictures go
 * @throws {AssertionError} or a time-out of the browser when a step does not end as it should
 */
export async function walk(stage: Stage, folder: string): Promise<string> {
	const browser = await openBrowser(SWITCHES);
	try {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 860 },
			locale: 'en-GB',
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const album = new Album(folder);
		const openTab = async () => album.listenTo(await context.newPage());
		const [live, site] = [await openTab(), await openTab()];
		await beginAtStart(live, album, stage);
		await becomeKnown(live, site, stage);
		const clicked = await readMail(site, album, stage);
		await lookAtVacancies(clicked, stage);
		const score = await seeItLive(live, album, stage);
		await seeHubSpot(site, album, stage);
		await seeDashboard(site, album, stage);
		assert.deepEqual(album.complaints, []);
		return `Do with ${score} points, no complaints of the browser`;
	} finally {
		await browser.close();
	}
}

async function beginAtStart(live: Page, album: Album, { stand }: Stage): Promise<void> {
	await live.goto(stand.links.start);
	await live.getByText('it is your turn').waitFor();
	await album.keep(live, 'demo-start');
	await assertReadable(live);
	await live.getByRole('link', { name: 'Keep “Live” open' }).click();
	await live.getByText('Nobody yet').waitFor();
	await assertReadable(live);
}

async function becomeKnown(live: Page, site: Page, { stand }: Stage): Promise<void> {
	await site.goto(stand.links.site, { waitUntil: 'networkidle' });
	await site.getByRole('button', { name: 'Yes' }).click();
	await live.getByRole('heading', { name: 'A visitor whose name we do not know' }).waitFor();
	await phaseIs(live, 'See');
	await visit(site, stand.links.site, '/stories/a-day-on-the-ward', '/salary-guide');
	await site.getByLabel('E-mail', { exact: false }).first().fill(EMAIL);
	await site.getByLabel('You may send me e-mail').check();
	await site.getByRole('button', { name: 'Send me the guide' }).click();
	await site.waitForURL('**/thanks');
	await live.getByRole('heading', { name: EMAIL }).waitFor();
	await phaseIs(live, 'Think');
}

async function visit(page: Page, site: string, ...paths: string[]): Promise<void> {
	for (const one of paths) await page.goto(site + one, { waitUntil: 'networkidle' });
}

async function phaseIs(live: Page, phase: string): Promise<void> {
	await live.locator('.phases [aria-current]', { hasText: phase }).waitFor();
}

/** Opens the mail and clicks in it; gives the tab in which the site opens. */
async function readMail(page: Page, album: Album, { stand }: Stage): Promise<Page> {
	await page.goto(`${stand.links.start}/mail`);
	const row = page.getByRole('row').filter({ hasText: EMAIL });
	await assertReadable(page);
	await row.getByRole('link').click();
	const mail = page.frameLocator('iframe.preview');
	const link = mail.locator('a[href*="/c?k="]').first();
	await link.waitFor();
	await page.waitForLoadState('networkidle');
	await album.keep(page, 'demo-mail');
	const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
	album.listenTo(opened);
	await opened.waitForURL(`${stand.links.site}/**`);
	return opened;
}

async function lookAtVacancies(page: Page, { stand }: Stage): Promise<void> {
	const vacancies = ['nurse-utrecht', 'carer-ede', 'planner-arnhem'];
	await visit(page, stand.links.site, ...vacancies.map((one) => `/vacancies/${one}`), '/vacancies');
}

/** Waits until the live page shows Do, and holds its score against the pure engine's. */
async function seeItLive(live: Page, album: Album, stage: Stage): Promise<number> {
	await phaseIs(live, 'Do');
	for (const last of ['email.clicked', 'page.viewed /vacancies'])
		await live.getByText(last).waitFor();
	const shown = await poll('the live page to show what the pure engine says', async () => {
		const score = Number(await live.locator('.person .score').first().innerText());
		return score === (await expectedScore(stage)) ? score : undefined;
	});
	await album.keep(live, 'demo-live');
	await assertReadable(live);
	return shown;
}

/** What the pure engine makes of the events that the ledger holds of the walker. */
async function expectedScore({ store, compiled }: Stage): Promise<number | null> {
	const events: IncomingEvent[] = [];
	await store.readHistories((part) => {
		const own = part.filter(({ identities }) => identities.email === EMAIL);
		events.push(...own.flatMap((history) => history.events));
	});
	return evaluate(rememberAll(events, compiled), compiled, Date.now()).score;
}

async function seeHubSpot(page: Page, album: Album, { stand }: Stage): Promise<void> {
	await page.goto(stand.links.hubSpot);
	await assertReadable(page);
	await album.keep(page, 'demo-hubspot');
	await page.getByLabel('Find a contact').fill(EMAIL);
	await page.getByLabel('Find a contact').press('Enter');
	await page.waitForURL('**/?find=*');
	const inDo = page.getByRole('cell', { name: 'do', exact: true });
	await poll('HubSpot to know the new contact', async () => {
		await page.reload();
		const row = page.getByRole('row').filter({ hasText: EMAIL }).filter({ has: inDo });
		return (await row.count()) > 0 ? true : undefined;
	});
}

async function seeDashboard(
	page: Page,
	album: Album,
	{ stand, store, compiled }: Stage,
): Promise<void> {
	const response = await page.goto(stand.links.dashboard);
	assert.equal(response?.status(), 200);
	const standings = await store.insights.countStandings(compiled.model.key);
	const everybody = standings.reduce((sum, { candidates }) => sum + candidates, 0);
	await page.getByText(everybody.toLocaleString('en')).first().waitFor();
	await album.keep(page, 'demo-dashboard');
}

/** Fails where people who see or hear the page in their own way would be left out. */
async function assertReadable(page: Page): Promise<void> {
	await page.evaluate(AXE);
	const found = await page.evaluate(async () => {
		const { axe } = globalThis as unknown as {
			axe: { run(): Promise<{ violations: Array<{ id: string; impact: string; help: string }> }> };
		};
		const { violations } = await axe.run();
		return violations.map(({ id, impact, help }) => `${impact}: ${id}, ${help}`);
	});
	assert.deepEqual(found, [], page.url());
}
