import type { Page } from 'playwright-core';

const testId = (id: string) => `[data-test-id="${id}"]`;

/** A node that is open in n8n's editor, worked with as a person does: by clicking and typing. */
export class NodeForm {
	constructor(private readonly page: Page) {}

	/** Opens a node of the workflow that is on screen. */
	async open(name: string): Promise<void> {
		await this.page.locator(`${testId('canvas-node')}[data-node-name="${name}"]`).dblclick();
		await this.page.locator(testId('ndv')).waitFor();
	}

	async close(): Promise<void> {
		await this.page.locator(testId('ndv-close-button')).click();
		await this.page.locator(testId('ndv')).waitFor({ state: 'hidden' });
	}

	/** Waits until the form shows a parameter, and whatever lists it fills are filled. */
	async isFilledIn(): Promise<void> {
		await this.page.locator('[data-test-id^="parameter-input-"]').first().waitFor();
		await this.page.waitForLoadState('networkidle');
	}

	/** Chooses from the list of a parameter, once it is filled. */
	async choose(parameter: string, label: string): Promise<void> {
		await this.input(parameter).click();
		await this.pick(label);
	}

	/** Types into a parameter. */
	async type(parameter: string, text: string): Promise<void> {
		const field = this.input(parameter).locator('input, textarea');
		await field.fill(text);
		await field.blur();
	}

	/** Presses a button that adds an entry. */
	async addEntry(label: string): Promise<void> {
		await this.page.getByRole('button', { name: label, exact: true }).click();
	}

	/** Adds a parameter to the first collection that offers some. */
	async addParameter(label: string): Promise<void> {
		await this.page.locator(testId('collection-parameter-add')).first().click();
		await this.pick(label);
	}

	/**
	 * Executes the node and waits for what it gives.
	 *
	 * @param expected - a text that must show in its output
	 */
	async execute(expected: string): Promise<void> {
		await this.page.locator(testId('node-execute-button')).click();
		await this.shows(expected);
	}

	/** Waits for a text in the output of the node, and brings it into sight. */
	async shows(expected: string): Promise<void> {
		const output = this.page.locator(testId('output-panel'));
		await output.getByText(expected).first().scrollIntoViewIfNeeded();
	}

	/** Shows the output of the node as JSON, which has room for long texts. */
	async showJson(): Promise<void> {
		const output = this.page.locator(testId('output-panel'));
		await output.locator(testId('radio-button-json')).click();
	}

	/** The last one of a name: the parameter of the entry that was added last. */
	private input(parameter: string) {
		return this.page.locator(testId(`parameter-input-${parameter}`)).last();
	}

	private async pick(label: string): Promise<void> {
		const wanted = this.page.getByText(label, { exact: true });
		const option = this.page.locator('.el-select-dropdown__item:visible').filter({ has: wanted });
		await option.first().click();
		await option.first().waitFor({ state: 'hidden' });
	}
}
