import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { lastExecution, newestExecutionId, outputItems } from '../../../demo/n8n/executions';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow, startManually } from '../../../demo/n8n/workflows';
import { generateTown } from '../../../demo/town';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';
import { NodeForm } from './form';
import { savePicture, untilQuiet } from './save';

type Item = Record<string, unknown>;

const MODEL = 'Scoring Model';
const CANDIDATES = 200;
const NOTE = 'Vacancy views tell more than we thought';

/** What many candidates did until today. */
async function letATownLive(session: Session): Promise<void> {
	const { events } = generateTown({ asOfMs: Date.now(), candidates: CANDIDATES });
	const scoring = { name: 'Candidate Score', type: `${ours}candidateScore` };
	await runWith(session, chain('A town', [start, scoring]), [{ events }]);
}

/** A workflow that scores one vacancy view and explains the score. */
function scoreOneView() {
	const view = event('vacancy.viewed', { email: 'noor@example.com', subject: 'nurse-utrecht' });
	const workflow = chain('Score and explain', [
		start,
		{ name: 'Candidate Score', type: `${ours}candidateScore` },
		{ name: 'Candidate', type: `${ours}candidate`, parameters: { operation: 'explain' } },
	]);
	return { ...workflow, pinData: { [start.name]: [{ json: view }] } };
}

/** What a node of the newest execution gave, once there is one newer than `after`. */
async function newestItem(
	session: Session,
	id: string,
	node: string,
	after: number,
): Promise<Item> {
	const [item] = outputItems(await lastExecution(session, id, after), node);
	return item;
}

/**
 * A marketer's way from a preset to a live model of their own, in n8n's editor, without any JSON: a vacancy view is
 * made worth 5 instead of 3, checked, kept as a draft and published, and a candidate is explained with it.
 *
 * @throws {AssertionError} or a time-out of the browser when a step does not end as it should
 */
export async function tuneModel(page: Page, session: Session): Promise<void> {
	await letATownLive(session);
	const scoring = await importWorkflow(session, scoreOneView());
	const tuning = await importWorkflow(
		session,
		chain('Tune the model', [start, { name: MODEL, type: `${ours}scoringModel` }]),
	);
	await startManually(session, scoring, start.name);
	assert.equal((await newestItem(session, scoring, 'Candidate', 0)).score, 3);

	await page.goto(`${session.baseUrl}/workflow/${tuning}`);
	const form = new NodeForm(page);
	const run = async (expected: string, picture: string): Promise<Item> => {
		const before = await newestExecutionId(session, tuning);
		await form.execute(expected);
		await untilQuiet(page);
		await savePicture(page, picture);
		return await newestItem(session, tuning, MODEL, before);
	};

	await form.open(MODEL);
	await form.choose('operation', 'Validate');
	await form.choose('startFrom', 'Preset');
	await form.addEntry('Add Rule Change');
	await form.choose('rule', 'Vacancy view');
	await form.addParameter('Points');
	await form.type('points', '5');
	const checked = await run('“Candidate NL” is sound', 'scoring-model-validate');
	assert.equal(checked.valid, true);
	assert.deepEqual(checked.errors, []);

	await form.choose('operation', 'Save Draft');
	await form.type('note', NOTE);
	const saved = await run('Draft of “Candidate NL” saved', 'scoring-model-draft');
	assert.equal((saved.changes as string[])[0], 'Vacancy view: points 3 → 5');

	await form.choose('operation', 'Backtest');
	await form.showJson();
	const tried = await run('“Candidate NL” (draft) instead of', 'scoring-model-backtest');
	const [now] = (tried.dates as Item[]).slice(-1);
	assert.ok(Number(now.candidates) > CANDIDATES / 2, 'a backtest looks at the whole town');

	await form.choose('operation', 'Publish');
	await form.type('note', NOTE);
	const published = await run('Version 2 of “Candidate NL” is live', 'scoring-model-publish');
	assert.equal(published.note, NOTE);
	assert.equal(published.version, 2);
	assert.equal(published.checked, tried.candidates);
	assert.ok(Number(published.changed) > 0, 'a dearer view changes scores');
	await form.close();

	const before = await newestExecutionId(session, scoring);
	await page.goto(`${session.baseUrl}/workflow/${scoring}`);
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	const explained = await newestItem(session, scoring, 'Candidate', before);
	assert.deepEqual([explained.score, explained.modelVersion], [5, 2]);
	await untilQuiet(page);
	await form.open('Candidate');
	await form.showJson();
	await form.shows('5 of 100 points = 5 Vacancy view');
	await savePicture(page, 'scoring-model-explain');
}
