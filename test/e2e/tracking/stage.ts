import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { root } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import { serveSite, type RunningServer } from '../../../demo/site/serve';
import type { EventRecord, Tracking } from '../../../lib/tracking';
import { closeContext, openBrowser, SWITCHES } from '../pictures/browser';
import { Endpoints } from './endpoints';

/** A browser, a career site and the endpoints it tells things to. */
export interface Stage {
	browser: Browser;
	endpoints: Endpoints;
	tracking: Tracking;
	/** The site with the policy of docs/tracking.md. */
	site: RunningServer;
	/** The same site under `default-src 'self'` alone. */
	closedSite: RunningServer;
}

export { SWITCHES };

/** `default-src 'self'` and the line that docs/tracking.md gives, for the tracking's host. */
export function documentedPolicy(origin: string): string {
	const guide = readFileSync(path.join(root, 'docs', 'tracking.md'), 'utf8');
	const [line = ''] = /^script-src .*$/m.exec(guide) ?? [];
	return `default-src 'self'; ${line.replaceAll('https://n8n.example.com', origin)}`;
}

export async function setStage(): Promise<Stage> {
	const browser = await openBrowser(SWITCHES);
	const endpoints = await Endpoints.start();
	const trackingUrl = endpoints.base;
	const policy = documentedPolicy(new URL(trackingUrl).origin);
	const site = await serveSite({ trackingUrl, policy });
	const closedSite = await serveSite({ trackingUrl, policy: "default-src 'self'" });
	const tracking = await endpoints.open([site.url, closedSite.url]);
	return { browser, endpoints, tracking, site, closedSite };
}

export async function clearStage(stage: Stage): Promise<void> {
	await stage.browser.close();
	for (const server of [stage.site, stage.closedSite, stage.endpoints]) await server.stop();
}

/** Somebody with a browser of their own, and what the endpoints heard of them. */
export class Visitor {
	/** What the browser complained about. */
	readonly complaints: string[] = [];

	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		readonly stage: Stage,
	) {
		const complain = (text: string) => void this.complaints.push(text);
		page.on('pageerror', ({ message }) => complain(message));
		page.on('console', (message) => {
			if (message.type() === 'error') complain(message.text());
		});
	}

	/** @param prepare - a script, run in every page before those of the page */
	static async arrive(
		stage: Stage,
		{ prepare, ...options }: BrowserContextOptions & { prepare?: string } = {},
	): Promise<Visitor> {
		stage.endpoints.forget();
		const context = await stage.browser.newContext({ locale: 'nl-NL', ...options });
		if (prepare) await context.addInitScript({ content: prepare });
		return new Visitor(context, await context.newPage(), stage);
	}

	/** Opens a page of the site, and waits for what belongs to it. */
	async open(path: string, site = this.stage.site): Promise<void> {
		await this.page.goto(site.url + path, { waitUntil: 'networkidle' });
	}

	async choose(answer: 'granted' | 'denied'): Promise<void> {
		await this.page.click(`[data-journey-consent=${answer}]`);
	}

	/** Opens the site and agrees to be remembered. */
	async settle(path = '/'): Promise<void> {
		await this.open(path);
		await this.choose('granted');
		await this.hear('consent.granted');
	}

	/** Waits for an event, and returns it. */
	hear(type: string, subject?: string): Promise<EventRecord> {
		return poll(
			`the event ${type} ${subject ?? ''}`,
			async () => this.told(type, subject)[0],
			15_000,
		);
	}

	/** What was told so far, in the order of arrival. */
	told(type?: string, subject?: string): EventRecord[] {
		return this.stage.endpoints.events
			.map(({ record }) => record)
			.filter((record) => type === undefined || record.type === type)
			.filter((record) => subject === undefined || record.subject === subject);
	}

	/** Leaves the page, so that the script sends what it still holds. */
	async leave(): Promise<void> {
		await this.page.goto('about:blank');
		await this.page.waitForTimeout(300);
	}

	/** What the browser keeps of the site. */
	async kept() {
		const cookies = (await this.context.cookies()).map(({ name }) => name);
		const local = await this.page.evaluate(() => [
			...Object.keys(localStorage),
			...Object.keys(sessionStorage),
		]);
		const databases = await this.page.evaluate(async () => (await indexedDB.databases()).length);
		return { cookies, local, databases };
	}

	/** The requests that told something: all but the one for the script. */
	tellings(): string[] {
		return this.stage.endpoints.requests.filter((request) => request !== 'GET candidate.js');
	}

	async go(): Promise<void> {
		await closeContext(this.context);
	}
}
