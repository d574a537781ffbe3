import assert from 'node:assert/strict';
import { outputItems } from '../../../demo/n8n/executions';
import type { Check } from '../check';
import { post } from '../events';
import { openTab } from '../pictures/browser';
import { now } from './calling';
import { mailTo } from './mail';
import { NOOR } from './meeting';
import { explain, run, whenGiven } from './n8n';
import { agrees, expected, whenDone } from './oracle';
import type { JourneyStage } from './stage';

const STATUS = 'application.status_changed';

/** The engine's word after so many milestones, which the Candidate node repeats. */
async function after(stage: JourneyStage, milestones: number, medal: string): Promise<string> {
	const events = await whenDone(stage, 'email', NOOR, { [STATUS]: milestones });
	const engine = expected(stage, events);
	agrees(await explain(stage, 'email', NOOR), engine);
	assert.equal(engine.medal, medal);
	return `${engine.score} points, ${medal}, in ${engine.phase}`;
}

async function intake(stage: JourneyStage): Promise<string> {
	await stage.clock.weeksOn(2);
	const url = `${stage.n8n.baseUrl}/webhook/application-status`;
	const held = { email: NOOR, status: 'Intake processed', vacancy: 'nurse-utrecht' };
	const unknown = { status: 'Hired', vacancy: 'nurse-utrecht' };
	const { status, answer } = await post(url, {
		events: [{ ...held, occurredAt: now(stage) }, unknown],
	});
	assert.equal(status, 200);
	const { candidates, refused } = answer as { candidates: number; refused: string[] };
	assert.equal(candidates, 1);
	assert.match(refused.join(), /event 1: .* does not say who/);
	return await after(stage, 1, 'bronze');
}

async function proposed(stage: JourneyStage): Promise<string> {
	const { n8n, browser } = stage;
	const address = `${n8n.baseUrl}/form/milestones`;
	assert.equal((await fetch(address, { method: 'POST', body: new FormData() })).status, 401);
	const rows = ['email,status,occurredAt,vacancy', `${NOOR},Proposed,${now(stage)},nurse-utrecht`];
	const page = await openTab(browser, n8n);
	await page.goto(address);
	await page.getByRole('button', { name: 'Allow access' }).click();
	const list = { mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
	await page.setInputFiles('input[type=file]', { name: 'milestones.csv', ...list });
	await page.click('#submit-btn');
	const outcome = await after(stage, 2, 'silver');
	await page.context().close();
	return outcome;
}

async function hired(stage: JourneyStage): Promise<string> {
	await stage.clock.weeksOn(2);
	const { carerix } = stage;
	const match = (id: number, statusDisplay: string, emailAddress: string) => ({
		...{ _id: String(id), modificationDate: now(stage), statusDisplay },
		toEmployee: { _id: `e-${id}`, emailAddress },
		toVacancy: { _id: 'nurse-utrecht' },
	});
	const others = Array.from({ length: 119 }, (_, i) =>
		match(i, 'Match', `other-${i}@journey.example`),
	);
	carerix.matches.push(...others, match(119, 'Geplaatst', NOOR));
	await run(stage, '13', 'Every 15 minutes');
	assert.equal(carerix.pages(), 2);
	const outcome = await after(stage, 3, 'gold');
	const again = await run(stage, '13', 'Every 15 minutes');
	const told = outputItems(again, 'Candidate Medal');
	assert.equal(told.length, 120);
	assert.ok(
		told.every(({ medalEarned }) => medalEarned === false),
		'a medal was earned twice',
	);
	return outcome;
}

async function welcomed(stage: JourneyStage): Promise<string> {
	const isNoor = ({ email }: Record<string, unknown>) => email === NOOR;
	const entered = await whenGiven(stage, '06', 'Care: welcome them', isNoor);
	assert.deepEqual([entered.enrolled, entered.sequence], [true, 'Care: onboarding']);
	const [report] = outputItems(await run(stage, '03', 'Every hour'), 'Send what is due');
	assert.deepEqual([report.sent, report.failed], [1, 0]);
	const { subject } = await mailTo(stage, NOOR, 1);
	return `“${subject}”`;
}

/** From the intake to the first day of work. */
export const hiringChecks: ReadonlyArray<Check<JourneyStage>> = [
	{
		name: 'two weeks later her intake, told by the ATS, is worth bronze (MSR-07, MSR-15)',
		run: intake,
	},
	{
		name: 'she is proposed, as a list says that a colleague uploads: silver (MSR-07)',
		run: proposed,
	},
	{
		name: 'she is hired, as Carerix tells on the second page that is asked for: gold (MSR-07, MSR-16)',
		run: hired,
	},
	{ name: 'she is welcomed by the first mail of Care (UP-01)', run: welcomed },
];
