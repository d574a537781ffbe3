import { waitForWebhook } from '../../../demo/n8n/workflows';
import { closeContext } from '../pictures/browser';
import { LOGIN, type JourneyStage } from './stage';

/** How many candidates the dashboard of workflow 08 shows under each name. */
export interface DashboardCounts {
	buckets: Record<string, number>;
	medals: Record<string, number>;
}

/** Opens the dashboard as a recruiter does, and reads its tables. */
export async function countsOnDashboard({ n8n, browser }: JourneyStage): Promise<DashboardCounts> {
	const url = await waitForWebhook(n8n, 'GET', 'candidate-insights');
	const httpCredentials = { username: LOGIN.user, password: LOGIN.password };
	const context = await browser.newContext({ httpCredentials });
	try {
		const page = await context.newPage();
		await page.goto(url);
		const read = async (key: string) => {
			const rows = page.locator(`section[aria-labelledby=${key}] tbody tr`);
			const cells = await rows.evaluateAll((all) =>
				all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? '')),
			);
			return Object.fromEntries(cells.map(([name, count]) => [name, Number(count)]));
		};
		return { buckets: await read('buckets'), medals: await read('medals') };
	} finally {
		await closeContext(context);
	}
}
