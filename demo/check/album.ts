import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** What a walk leaves: pictures, and everything the browser complained about. */
export class Album {
	readonly complaints: string[] = [];

	constructor(private readonly folder: string) {
		mkdirSync(folder, { recursive: true });
	}

	/** Hears from now on what the browser complains about in a tab. */
	listenTo(page: Page): Page {
		page.on('pageerror', ({ message }) => void this.complaints.push(message));
		page.on('console', (message) => {
			const { url } = message.location();
			const text = message.text();
			if (message.type() !== 'error' || /favicon/.test(url) || isOurOwn(text)) return;
			this.complaints.push(`${text} (${url})`);
		});
		return page;
	}

	/** Keeps what is on screen. */
	async keep(page: Page, name: string): Promise<void> {
		await page.screenshot({ path: path.join(this.folder, `${name}.png`) });
	}
}

/** Whoever drives the browser reaches into the frame of a mail, where no script may run. */
function isOurOwn(complaint: string): boolean {
	return /^Blocked script execution in '[^']*\/mail\/\d+\/body'/.test(complaint);
}
