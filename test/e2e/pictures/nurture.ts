import type { Page } from 'playwright-core';
import { runManually } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow } from '../../../demo/n8n/workflows';
import { event } from '../events';
import { chain, ours, start } from '../testWorkflow';
import { NodeForm } from './form';
import { savePicture, untilQuiet } from './save';

const MAIL = 'Nurture Email';

/** Somebody who asked for the guide, enrolled in the Think example and looked up. */
function enrolSomebody() {
	const asked = { email: 'noor@example.com', subject: 'salary-guide', consent: ['nurture'] };
	const workflow = chain('Nurture', [
		start,
		{ name: 'Candidate Score', type: `${ours}candidateScore` },
		{ name: MAIL, type: `${ours}nurtureEmail` },
	]);
	const json = event('asset.downloaded', asked);
	return { ...workflow, pinData: { [start.name]: [{ json }] } };
}

/**
 * A marketer's way to a first series in n8n's editor: enrols somebody in an example as it is, looks at its mails, and
 * writes a series of their own.
 *
 * @throws {TimeoutError} of the browser when a step does not end as it should
 */
export async function showNurture(page: Page, session: Session): Promise<void> {
	const id = await importWorkflow(session, enrolSomebody());
	await runManually(session, id, start.name);
	await page.goto(`${session.baseUrl}/workflow/${id}`);
	const form = new NodeForm(page);
	await form.open(MAIL);
	await form.execute('Think: a next step');
	await untilQuiet(page);
	await savePicture(page, 'nurture-enrol');

	await form.choose('operation', 'Preview');
	await form.execute('deliver-nl.html');
	await untilQuiet(page);
	await savePicture(page, 'nurture-preview');
	await form.close();

	await form.open(MAIL);
	await form.choose('operation', 'Save Sequence');
	await form.type('sequenceName', 'Welcome to the talent pool');
	await form.addEntry('Add Mail');
	await form.type('name', 'Welcome');
	await form.choose('language', 'English');
	await form.type('subject', 'Welcome, {{ candidate.firstName | default: "there" }}');
	await form.type(
		'body',
		'Good that you are here.\n\n- no spam\n- one mail a month\n\n[Look around]({{ company.siteUrl }})',
	);
	await form.execute('published as version 1');
	await untilQuiet(page);
	await savePicture(page, 'nurture-sequence');
	await form.close();
}
