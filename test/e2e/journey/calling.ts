import assert from 'node:assert/strict';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import { importWorkflow, readWorkflow } from '../../../demo/n8n/workflows';
import path from 'node:path';
import { workflowsFolder } from '../../../demo/n8n/paths';
import type { Check } from '../check';
import { event, post } from '../events';
import { countsOnDashboard } from './dashboard';
import { fillIn } from './fillIn';
import { mailTo } from './mail';
import { NOOR, pageOf } from './meeting';
import { ask, explain, run, succeeded, whenGiven } from './n8n';
import { agrees, expected, whenDone } from './oracle';
import type { JourneyStage } from './stage';

const TEAM = 'team@example.com';

/** When n8n's clock says it is. */
export const now = ({ clock }: JourneyStage) => new Date(clock.now()).toISOString();

async function applies(stage: JourneyStage): Promise<string> {
	const page = await pageOf(stage);
	await page.goto(`${stage.site.url}/contact`, { waitUntil: 'networkidle' });
	await page.fill('[name=email]', NOOR);
	await page.click('form button');
	await page.waitForURL('**/thanks', { waitUntil: 'networkidle' });
	await whenDone(stage, 'email', NOOR, { 'form.submitted': 1, 'page.viewed': 5 });
	const application = { email: NOOR, subject: 'nurse-utrecht', occurredAt: now(stage) };
	const url = `${stage.n8n.baseUrl}/webhook/candidate-events`;
	const heard = await post(url, { events: [event('application.submitted', application)] });
	assert.deepEqual(heard, { status: 200, answer: { candidates: 1, refused: [] } });
	const events = await whenDone(stage, 'email', NOOR, { 'application.submitted': 1 });
	const engine = expected(stage, events);
	agrees(await explain(stage, 'email', NOOR), engine);
	const scored = await whenGiven(stage, '01', 'Candidate Score', ({ email }) => email === NOOR);
	agrees(scored, engine);
	assert.deepEqual([engine.bucket, engine.route], ['hot', 'recruiter']);
	return `${engine.score} points`;
}

async function isCalled(stage: JourneyStage): Promise<string> {
	const isNoor = ({ email }: Record<string, unknown>) => email === NOOR;
	const written = await whenGiven(stage, '04', 'Recruiter: write the task', isNoor);
	const given = await whenGiven(stage, '04', 'Task in HubSpot', isNoor);
	assert.deepEqual([given.status, given.reason], ['created', 'Became hot']);
	const tasks = [...stage.twin.portal.records.tasks.values()];
	assert.equal(tasks.length, 1);
	assert.match(tasks[0].values.hs_task_body ?? '', /nurse-utrecht/);
	const stopped = await whenGiven(stage, '04', 'Recruiter takes over: stop all mail', isNoor);
	assert.ok(Number(stopped.stopped) <= 2);
	const status = await ask(stage, 'nurtureEmail', { operation: 'status' });
	assert.ok(
		status.every(({ running }) => running === 0),
		'a series goes on',
	);
	const { subject } = await mailTo(stage, TEAM, 0);
	assert.equal(subject, written.subject);
	return `“${subject}”`;
}

async function everybodyAgrees(stage: JourneyStage): Promise<string> {
	await ask(stage, 'hubSpotSync', { operation: 'setUp' });
	await run(stage, '15', 'Every hour');
	return await inHubSpotAndOnDashboard(stage);
}

/** HubSpot's contact, its segments, and the dashboard say what the engine says. */
export async function inHubSpotAndOnDashboard(stage: JourneyStage): Promise<string> {
	const { score, bucket, medal, phase } = expected(stage, await whenDone(stage, 'email', NOOR, {}));
	const contacts = [...stage.twin.portal.records.contacts.values()];
	const [{ values }, ...others] = contacts.filter((contact) => contact.values.email === NOOR);
	assert.deepEqual(others, []);
	assert.deepEqual(
		[
			values.email,
			values.cand_score,
			values.cand_bucket,
			values.cand_medal ?? null,
			values.cand_phase,
		],
		[NOOR, String(score), bucket, medal, phase],
	);
	for (const { hubspot, drift } of await ask(stage, 'hubSpotSync', { operation: 'countBuckets' }))
		assert.deepEqual([typeof hubspot, drift], ['number', 0]);
	const counts = await countsOnDashboard(stage);
	for (const [name, rows] of Object.entries(counts.buckets))
		assert.equal(rows, name.toLowerCase() === bucket ? 1 : 0, `${name} on the dashboard`);
	return `${score}, ${bucket}, ${medal ?? 'no medal'}, everywhere`;
}

async function agentTellsWhy(stage: JourneyStage): Promise<string> {
	const file = path.join(workflowsFolder, '12-ask-why.json');
	const { credentials } = stage;
	const workflow = fillIn(readWorkflow(file), { credentials, parameters: {} });
	const asked = { sessionId: 'journey', action: 'sendMessage', chatInput: `Why is ${NOOR} hot?` };
	const pinData = { Question: [{ json: asked }] };
	const id = await importWorkflow(stage.n8n, { ...workflow, pinData });
	const execution = succeeded(await runManually(stage.n8n, id, 'Question'));
	const [{ output }] = outputItems(execution, 'Answer why');
	const { score } = expected(stage, await whenDone(stage, 'email', NOOR, {}));
	assert.equal(stage.model.offered().length, 2);
	assert.match(String(output), new RegExp(`\\b${score}\\b.*Source: explanation of ${NOOR}`, 's'));
	return String(output).slice(0, 160);
}

/** From looking around to a recruiter's call. */
export const callingChecks: ReadonlyArray<Check<JourneyStage>> = [
	{ name: 'she asks a question and applies, and is hot (StD-11, UP-14)', run: applies },
	{
		name: 'a recruiter gets one task with the reasons, the team a mail, and all series end (StD-12, MSR-26, PL-07)',
		run: isCalled,
	},
	{ name: 'HubSpot and the dashboard say the same (StD-13, PL-09)', run: everybodyAgrees },
	{ name: 'an agent finds out why, with our node as its tool (UP-14)', run: agentTellsWhy },
];
