import type { Page } from 'playwright-core';
import { lastExecution } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';

const testId = (id: string) => `[data-test-id="${id}"]`;

/** Panels that n8n opens by itself, over the workflow. */
async function closePanels(page: Page): Promise<void> {
	const checklist = page.locator(testId('suggested-actions-close'));
	await checklist.waitFor({ timeout: 10_000 }).then(
		() => checklist.click(),
		() => undefined, // not every workflow gets a checklist
	);
}

/** Shows the whole workflow, and waits until nothing moves any more. */
export async function fitToScreen(page: Page): Promise<void> {
	await page.locator(testId('zoom-to-fit')).click();
	await page.mouse.move(0, 0);
	await page.waitForFunction(
		(selector) => document.querySelector(selector)?.getAnimations({ subtree: true }).length === 0,
		testId('canvas'),
	);
}

/** Shows the last execution of a workflow: green ticks, item counts, nothing in the way. */
export async function showLastExecution(
	page: Page,
	session: Session,
	workflowId: string,
): Promise<void> {
	const { id } = await lastExecution(session, workflowId);
	await page.goto(`${session.baseUrl}/workflow/${workflowId}/executions/${id}`);
	await page.locator(testId('canvas-node-status-mark-success')).first().waitFor();
	await closePanels(page);
	await fitToScreen(page);
}

/** Opens a node of the execution on screen: what went in, its parameters, what came out. */
export async function openNode(page: Page, name: string): Promise<void> {
	await page.locator(`${testId('canvas-node')}[data-node-name="${name}"]`).dblclick();
	await page.locator(testId('ndv')).waitFor();
	const output = page.locator(testId('output-panel'));
	await output.locator(testId('radio-button-json')).click();
	await page.waitForLoadState('networkidle');
	await page.mouse.move(0, 0);
}
