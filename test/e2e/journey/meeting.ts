import assert from 'node:assert/strict';
import { poll } from '../../../demo/n8n/poll';
import type { Page } from 'playwright-core';
import type { Check } from '../check';
import { agrees, eventsOf, expected, whenDone } from './oracle';
import { mailTo } from './mail';
import { ask, explain, run, whenGiven } from './n8n';
import { outputItems } from '../../../demo/n8n/executions';
import type { JourneyStage } from './stage';

/** The person the journey is about. */
export const NOOR = 'noor@journey.example';

/** Her browser, once she came. */
const pages = new WeakMap<JourneyStage, Page>();

export async function pageOf(stage: JourneyStage): Promise<Page> {
	const known = pages.get(stage);
	if (known) return known;
	const context = await stage.browser.newContext({ locale: 'nl-NL' });
	const page = await context.newPage();
	pages.set(stage, page);
	return page;
}

async function open(stage: JourneyStage, path: string): Promise<void> {
	await (await pageOf(stage)).goto(stage.site.url + path, { waitUntil: 'networkidle' });
}

async function comesUnknown(stage: JourneyStage): Promise<string> {
	await open(stage, '/');
	const page = await pageOf(stage);
	await page.click('[data-journey-consent=granted]');
	await open(stage, '/stories/a-day-on-the-ward');
	await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	const visitorId = await visitorOf(page);
	const events = await whenDone(stage, 'visitorId', visitorId, {
		'page.viewed': 2,
		'article.read': 1,
	});
	const engine = expected(stage, events);
	const told = await explain(stage, 'visitorId', visitorId);
	agrees(told, engine);
	assert.deepEqual([told.email, told.phase, told.medal], [null, 'see', null]);
	return `${engine.score} points`;
}

async function visitorOf(page: Page): Promise<string> {
	const cookies = await page.context().cookies();
	return cookies.find(({ name }) => name === 'journey_visitor')?.value ?? '';
}

async function asksForGuide(stage: JourneyStage): Promise<string> {
	await open(stage, '/salary-guide');
	const page = await pageOf(stage);
	await page.fill('[name=email]', NOOR);
	await page.fill('[name=function]', 'Nurse');
	await page.check('[name=consent]');
	await page.click('form button');
	await page.waitForURL('**/thanks', { waitUntil: 'networkidle' });
	const events = await whenDone(stage, 'email', NOOR, {
		...{ 'asset.downloaded': 1, 'page.viewed': 4, 'article.read': 1 },
	});
	const engine = expected(stage, events);
	agrees(await explain(stage, 'email', NOOR), engine);
	assert.equal(engine.phase, 'think');
	const entered = await whenGiven(stage, '02', 'Think: enrol', ({ email }) => email === NOOR);
	assert.equal(entered.enrolled, true);
	return `${engine.score} points, with the visits before`;
}

async function getsMail(stage: JourneyStage): Promise<string> {
	const [report] = outputItems(await run(stage, '03', 'Every hour'), 'Send what is due');
	assert.deepEqual([report.sent, report.failed], [1, 0]);
	const { subject, linkTo } = await mailTo(stage, NOOR, 0);
	const page = await pageOf(stage);
	await page.waitForTimeout(1_500); // who clicks sooner is taken for a machine
	await page.goto(linkTo('c'), { waitUntil: 'networkidle' });
	assert.ok(page.url().startsWith(stage.site.url), page.url());
	await whenDone(stage, 'email', NOOR, { 'email.clicked': 1 });
	return `“${subject}”`;
}

async function looksAtVacancies(stage: JourneyStage): Promise<string> {
	for (const vacancy of ['nurse-utrecht', 'carer-ede', 'planner-arnhem'])
		await open(stage, `/vacancies/${vacancy}`);
	const events = await whenDone(stage, 'email', NOOR, { 'vacancy.viewed': 3 });
	const engine = expected(stage, events);
	agrees(await explain(stage, 'email', NOOR), engine);
	assert.deepEqual([engine.phase, engine.bucket], ['do', 'lukewarm']);
	const door = 'Nurture: send the Do series';
	const entered = await whenGiven(stage, '04', door, ({ email }) => email === NOOR);
	assert.equal(entered.enrolled, true);
	return `${engine.score} points, lukewarm: mail rather than a call`;
}

async function isOnePerson(stage: JourneyStage): Promise<void> {
	const page = await pageOf(stage);
	const asVisitor = await eventsOf(stage, 'visitorId', await visitorOf(page));
	const asKnown = await eventsOf(stage, 'email', NOOR);
	assert.deepEqual(asVisitor, asKnown);
	const everybody = await ask(stage, 'candidate', { operation: 'search', returnAll: true });
	assert.equal(everybody.length, 1);
}

async function allArePublished({ n8n, workflows }: JourneyStage): Promise<string> {
	const live = await poll('all workflows to be published', async () => {
		const { data } = await n8n.api<{ data: unknown[] }>('GET', '/workflows?active=true&limit=100');
		return data.length === workflows.size ? data.length : undefined;
	});
	return `${live} workflows`;
}

/** From a stranger to a candidate who looks at vacancies. */
export const meetingChecks: ReadonlyArray<Check<JourneyStage>> = [
	{ name: 'all bundled workflows are published together', run: allArePublished },
	{ name: 'she comes as a stranger, and is in See (UP-01, UP-10)', run: comesUnknown },
	{
		name: 'she leaves her address for the guide, and is in Think (UP-05, UP-06)',
		run: asksForGuide,
	},
	{ name: 'she gets a mail, and clicks in it (UP-08, StD-04)', run: getsMail },
	{ name: 'she views three vacancies, and is in Do (UP-10, MSR-17)', run: looksAtVacancies },
	{ name: 'all that is one person', run: isOnePerson },
];
