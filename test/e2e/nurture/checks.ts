import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { poll } from '../../../demo/n8n/poll';
import type { Check, World } from '../check';
import { closeContext } from '../pictures/browser';
import { readBounces } from './bounces';
import {
	ask,
	closeNurture,
	mailTo,
	openNurture,
	sendDue,
	sendForm,
	USER_AGENT,
	whenEnrolled,
	type NurtureStage,
} from './stage';

type Item = Record<string, unknown>;

const NOOR = 'noor@nurture.example';
const RAVI = 'ravi@nurture.example';
const KIM = 'kim@nurture.example';

let opened: Promise<NurtureStage> | undefined;

const open = async ({ n8n }: World) => await (opened ??= openNurture(n8n));

/** What the Candidate node knows of somebody, once something holds. */
async function whenKnown(
	stage: NurtureStage,
	email: string,
	what: string,
	holds: (candidate: Item) => boolean,
): Promise<Item> {
	return await poll(
		what,
		async () => {
			const [found] = await ask(stage, 'candidate', {
				operation: 'explain',
				findBy: 'email',
				findValue: email,
			});
			return found && holds(found) ? found : undefined;
		},
		90_000,
		1_000,
	);
}

const has = (type: string) => (candidate: Item) =>
	(candidate.latestEvents as Array<{ type: string }>).some((event) => event.type === type);

async function formBecomesMail(world: World): Promise<string> {
	const stage = await open(world);
	await sendForm(stage, {
		form: 'salary-guide',
		email: NOOR,
		firstName: 'Noor',
		consent: 'nurture',
	});
	await whenEnrolled(stage, 1);
	const report = await sendDue(stage);
	assert.deepEqual([report.sent, report.failed, report.unknown], [1, 0, 0]);
	const mail = await mailTo(stage, NOOR);
	assert.match(mail.html, /Hallo Noor,/);
	assert.match(mail.text, /Hallo Noor,/);
	const again = await sendDue(stage);
	assert.equal(again.summary, 'Nothing was due');
	return `“${mail.subject}”`;
}

/** Tells the script of the site what happened on pages that the small site does not have. */
async function behave(page: Page): Promise<void> {
	await page.evaluate(() => {
		const { candidateJourney } = globalThis as unknown as {
			candidateJourney: { push(command: unknown[]): void };
		};
		for (const [type, subject] of [
			['webinar.registered', 'cloud'],
			['newsletter.subscribed', 'news'],
			['jobalert.subscribed', 'nurse'],
			['application.started', 'nurse-utrecht'],
		])
			candidateJourney.push(['track', type, { subject }]);
	});
}

async function clickBecomesHot(world: World): Promise<string> {
	const stage = await open(world);
	const mail = await mailTo(stage, NOOR);
	const context = await stage.browser.newContext({ locale: 'nl-NL' });
	const page = await context.newPage();
	await page.waitForTimeout(1_500);
	await page.goto(mail.linkTo('c'), { waitUntil: 'networkidle' });
	assert.ok(page.url().startsWith(stage.site.url), page.url());
	await page.click('[data-journey-consent=granted]');
	await page.goto(`${stage.site.url}/vacancies/nurse-utrecht`, { waitUntil: 'networkidle' });
	const clicked = await whenKnown(stage, NOOR, 'the click and the vacancy', (candidate) =>
		['email.clicked', 'vacancy.viewed'].every((type) => has(type)(candidate)),
	);
	await behave(page);
	await page.goto('about:blank');
	await page.waitForTimeout(300);
	await closeContext(context);
	await sendForm(stage, { form: 'contact', email: NOOR });
	const hot = await whenKnown(stage, NOOR, 'Noor to be hot', ({ bucket }) => bucket === 'hot');
	assert.ok(Number(hot.score) > Number(clicked.score));
	const status = await whenEnrolled(stage, 0);
	assert.deepEqual(status.ended, { hot: 1 });
	const [refused] = await ask(stage, 'nurtureEmail', { operation: 'enrol', sequence: 'think' }, [
		{ email: NOOR },
	]);
	assert.equal(refused.enrolled, false);
	assert.equal((await sendDue(stage)).sent, 0);
	return `${String(clicked.score)} points after the click, hot with ${String(hot.score)}`;
}

const suppressed = async (stage: NurtureStage, email: string): Promise<unknown> =>
	(await ask(stage, 'nurtureEmail', { operation: 'suppression' }, [{ email }]))[0].suppressed;

async function unsubscribing(world: World): Promise<void> {
	const stage = await open(world);
	for (const email of [RAVI, KIM])
		await sendForm(stage, { form: 'salary-guide', email, consent: 'nurture' });
	await whenEnrolled(stage, 2);
	assert.equal((await sendDue(stage)).sent, 2);
	const { headers, links, linkTo } = await mailTo(stage, RAVI);
	const header = (name: string) => headers.find(({ key }) => key === name)?.value ?? '';
	assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
	const oneClick = /<(https?:[^>]+)>/.exec(header('list-unsubscribe'))?.[1] ?? '';
	// a scanner opens everything there is in a mail
	for (const link of [oneClick, ...links.filter((one) => one.startsWith('http'))])
		await fetch(link, { redirect: 'manual', headers: { 'user-agent': USER_AGENT } });
	assert.equal(await suppressed(stage, RAVI), false);
	assert.match(await (await fetch(linkTo('m'))).text(), /Wat wilt u ontvangen\?/);
	const body = 'List-Unsubscribe=One-Click';
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	assert.equal((await fetch(oneClick, { method: 'POST', body, headers: type })).status, 200);
	assert.equal(await suppressed(stage, RAVI), true);
	assert.equal(await suppressed(stage, KIM), false);
	const [refused] = await ask(stage, 'nurtureEmail', { operation: 'enrol', sequence: 'see' }, [
		{ email: RAVI },
	]);
	assert.equal(refused.reason, 'suppressed');
	await whenKnown(stage, RAVI, 'the consent to be withdrawn', has('consent.withdrawn'));
}

async function choosing(world: World): Promise<void> {
	const stage = await open(world);
	const { linkTo } = await mailTo(stage, KIM);
	const page = await (await stage.browser.newContext({ locale: 'nl-NL' })).newPage();
	await page.goto(linkTo('m'));
	assert.equal(await page.getAttribute('html', 'lang'), 'nl');
	await page.check('[value=monthly]');
	await page.check('[value=Salaries]');
	await page.click('text=Opslaan');
	await page.waitForSelector('text=Opgeslagen');
	await page.context().close();
	await whenKnown(stage, KIM, 'the choice', has('email.preferences_changed'));
	assert.equal(await suppressed(stage, KIM), false);
}

async function bouncesAreHeeded(world: World): Promise<void> {
	const stage = await open(world);
	const { messageId } = await mailTo(stage, KIM);
	const [event] = await readBounces(stage, KIM, messageId);
	assert.equal(event.email, KIM);
	assert.equal(await suppressed(stage, KIM), true);
	await whenKnown(stage, KIM, 'the bounce', has('email.bounced'));
}

/** In this order: the first sets the stage, the last clears it. */
export const nurtureChecks: Check[] = [
	{
		name: 'workflows 02 and 03: a form brings a candidate into Think, and a mail, once (UP-05, UP-06, UP-08)',
		run: formBecomesMail,
	},
	{
		name: 'a click in the mail and what follows on the site make hot, and the series stops (StD-11, PL-07, UP-15)',
		run: clickBecomesHot,
	},
	{
		name: 'one click unsubscribes at once; a scanner that opens every link does not',
		run: unsubscribing,
	},
	{ name: 'candidates choose what they get and how often, in their language', run: choosing },
	{
		name: 'workflow 11: a bounce in the mailbox suppresses the address',
		run: async (world) => {
			await bouncesAreHeeded(world);
			await closeNurture(await open(world));
		},
	},
];
