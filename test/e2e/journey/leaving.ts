import assert from 'node:assert/strict';
import { outputItems } from '../../../demo/n8n/executions';
import { poll } from '../../../demo/n8n/poll';
import type { Check } from '../check';
import { event, post } from '../events';
import { inHubSpotAndOnDashboard, now } from './calling';
import { countsOnDashboard } from './dashboard';
import { mailTo } from './mail';
import { NOOR } from './meeting';
import { explain, failures, run } from './n8n';
import { agrees, eventsOf, expected } from './oracle';
import type { JourneyStage } from './stage';

const A_YEAR_IN_WEEKS = 53;
const NIGHT = 'Every night at 03:00';

async function coolsDown(stage: JourneyStage): Promise<string> {
	await stage.clock.weeksOn(A_YEAR_IN_WEEKS);
	const engine = expected(stage, await eventsOf(stage, 'email', NOOR));
	const night = await run(stage, '07', NIGHT);
	const changed = outputItems(night, 'Candidate Decay').find(({ email }) => email === NOOR);
	assert.ok(changed, 'she is not among those who changed');
	agrees(changed, engine);
	agrees(await explain(stage, 'email', NOOR), engine);
	assert.deepEqual(
		[changed.bucketBefore !== 'cold', engine.bucket, engine.medal, engine.phase],
		[true, 'cold', 'gold', 'care'],
	);
	const [again] = outputItems(await run(stage, '07', NIGHT), 'Summary: tell the team');
	assert.equal(again.changed, 0);
	return `from ${String(changed.scoreBefore)} (${String(changed.bucketBefore)}) to ${engine.score}, gold`;
}

async function everybodyAgrees(stage: JourneyStage): Promise<string> {
	const { medals } = await countsOnDashboard(stage);
	const golden = Object.entries(medals).filter(([name]) => /^gold/i.test(name));
	assert.deepEqual(
		golden.map(([, count]) => count),
		[1],
	);
	return await inHubSpotAndOnDashboard(stage);
}

async function isErased(stage: JourneyStage): Promise<string> {
	const before = stage.smtp.mailsTo(NOOR).length;
	const page = await (await stage.browser.newContext({ locale: 'en-GB' })).newPage();
	await page.goto(`${stage.n8n.baseUrl}/form/erase-me`);
	await page.fill('input[type=email]', NOOR);
	await page.click('#submit-btn');
	const { links } = await mailTo(stage, NOOR, before);
	assert.equal((await eventsOf(stage, 'email', NOOR)).length > 0, true);
	const button = links.find((link) => link.includes('approved=true'));
	await page.goto(button ?? '');
	const confirm = page.locator('button');
	if ((await confirm.count()) > 0) await confirm.first().click();
	await page.context().close();
	await poll('her to be erased', async () =>
		(await stage.store.findIds([{ kind: 'email', value: NOOR }]))[0] === null ? true : undefined,
	);
	await run(stage, '07', NIGHT);
	const contacts = [...stage.twin.portal.records.contacts.values()];
	assert.ok(!contacts.some(({ values }) => values.email === NOOR), 'HubSpot still has her');
	return `${before} mails were sent to her in all`;
}

async function staysErased(stage: JourneyStage): Promise<void> {
	const url = `${stage.n8n.baseUrl}/webhook/candidate-events`;
	const late = event('page.viewed', { email: NOOR, subject: '/', occurredAt: now(stage) });
	assert.equal((await post(url, { events: [late] })).status, 200);
	assert.deepEqual(await eventsOf(stage, 'email', NOOR), []);
}

async function nothingFailed(stage: JourneyStage): Promise<void> {
	assert.deepEqual(await failures(stage), []);
}

/** A year of silence, and what she asks for in the end. */
export const leavingChecks: ReadonlyArray<Check<JourneyStage>> = [
	{
		name: 'after a year of silence she is cold, and keeps gold (MSR-02, MSR-08, UP-S08)',
		run: coolsDown,
	},
	{ name: 'HubSpot and the dashboard say the same again (StD-13)', run: everybodyAgrees },
	{
		name: 'she asks to be erased, confirms it by mail, and is gone, from HubSpot too',
		run: isErased,
	},
	{ name: 'a late event does not bring her back', run: staysErased },
	{ name: 'no execution of any workflow failed', run: nothingFailed },
];
