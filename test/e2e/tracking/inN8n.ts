import assert from 'node:assert/strict';
import path from 'node:path';
import { newestExecutionId, outputItems, waitForExecution } from '../../../demo/n8n/executions';
import { root } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { DEFAULT_STORE_FILE } from '../../../nodes/shared/storeFile';
import type { Check, World } from '../check';
import { explain, explainOnce, Guest, linksTo, PATH, setScene, type Scene } from './careerSite';

let scene: Promise<Scene> | undefined;

async function beforeConsentNothing({ n8n }: World): Promise<string> {
	const set = await (scene ??= setScene(n8n));
	const guest = await Guest.arrive(set);
	await guest.open('/', '/vacancies/nurse-utrecht', '/stories/a-day-on-the-ward', '/salary-guide');
	assert.deepEqual(await guest.page.context().cookies(), []);
	assert.deepEqual(guest.complaints, []);
	await guest.go();
	const store = await SqliteStore.open(path.join(root, '.e2e/n8n/.n8n', DEFAULT_STORE_FILE));
	const state = await store.inbox.state(PATH);
	await store.close();
	assert.deepEqual(state, { waiting: 0, oldestAt: null, quarantined: {} });
	assert.equal(await newestExecutionId(n8n, set.workflowId), 0);
	return 'no cookie, nothing kept, no execution';
}

async function fromVisitorToCandidate({ n8n }: World): Promise<string> {
	const set = await (scene ??= setScene(n8n));
	const email = 'noor@tracking.example';
	const guest = await Guest.arrive(set);
	await guest.open('/');
	await guest.agree();
	await guest.open('/vacancies/nurse-utrecht', '/stories/a-day-on-the-ward');
	await guest.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await guest.open('/salary-guide');
	const salaryGuide = { type: 'page.viewed', subject: '/salary-guide' };
	const article = { type: 'article.read', subject: '/stories/a-day-on-the-ward' };
	const id = await guest.visitorId();
	const before = await explainOnce(set, 'visitorId', id, article, salaryGuide);
	assert.deepEqual([before.phase, before.score, before.email], ['see', 9, null]);

	await guest.askForGuide(email);
	await guest.open('/vacancies');
	const list = { type: 'page.viewed', subject: '/vacancies' };
	const known = await explainOnce(set, 'email', email, list);
	assert.equal(known.candidateId, before.candidateId);
	assert.equal(known.phase, 'think');
	assert.deepEqual(
		known.lines
			.map(({ label, points }) => [label, points] as const)
			.toSorted(([a], [b]) => a.localeCompare(b)),
		[
			['Article read', 3],
			['Career-site page', 5],
			['Vacancy view', 3],
			['Whitepaper or benchmark download', 10],
		],
	);
	assert.equal(known.score, 21);
	assert.ok(known.summary.includes('21'), known.summary);

	await guest.open('/vacancies/carer-ede', '/vacancies/planner-arnhem');
	const third = { type: 'vacancy.viewed', subject: 'planner-arnhem' };
	const later = await explainOnce(set, 'email', email, third);
	assert.equal(later.phase, 'do');
	assert.deepEqual(guest.complaints, []);
	await guest.go();
	await qualifiedToday(set, email);
	return `See with ${before.score}, Think with ${known.score}, Do with ${later.score} points`;
}

/** The moment in which an address was left for something valuable is among what Candidate Score gave out. */
async function qualifiedToday({ n8n, workflowId }: Scene, email: string): Promise<void> {
	const newest = await newestExecutionId(n8n, workflowId);
	const moments: unknown[] = [];
	for (let id = newest; id > 0; id--) {
		const execution = await waitForExecution(n8n, String(id)).catch(() => undefined);
		if (!execution?.data?.resultData.runData['Candidate Pixel Trigger']) continue;
		for (const item of outputItems(execution, 'Candidate Score')) {
			const transitions = item.transitions as Array<Record<string, unknown>>;
			if (item.email === email) moments.push(...transitions.filter(({ to }) => to === 'think'));
		}
		if (moments.length > 0) break;
	}
	const [{ kind, from, on }] = moments as Array<Record<string, unknown>>;
	assert.deepEqual([kind, from], ['phase', 'see']);
	assert.match(String(on), /^\d{4}-\d{2}-\d{2}$/);
}

async function secondDeviceByLink({ n8n }: World): Promise<void> {
	const set = await (scene ??= setScene(n8n));
	const email = 'ravi@tracking.example';
	const desk = await Guest.arrive(set);
	await desk.open('/');
	await desk.agree();
	await desk.open('/vacancies/carer-ede');
	await desk.askForGuide(email);
	await desk.go();
	const phone = await Guest.arrive(set);
	const target = `${set.site.url}/vacancies/nurse-utrecht`;
	await phone.page.goto(linksTo(set, email).click(target), { waitUntil: 'networkidle' });
	assert.equal(phone.page.url(), target);
	await phone.agree();
	await phone.open('/vacancies/planner-arnhem');
	const viewed = { type: 'vacancy.viewed', subject: 'planner-arnhem' };
	const found = await explainOnce(set, 'visitorId', await phone.visitorId(), viewed);
	assert.deepEqual([found.email, found.phase], [email, 'do']);
	await phone.go();
}

async function sharedDevice({ n8n }: World): Promise<void> {
	const set = await (scene ??= setScene(n8n));
	const [first, second] = ['kim@tracking.example', 'lou@tracking.example'];
	const family = await Guest.arrive(set);
	await family.open('/');
	await family.agree();
	await family.askForGuide(first);
	await family.askForGuide(second);
	await family.go();
	const guide = { type: 'asset.downloaded', subject: 'salary-guide' };
	const [kim, lou] = [
		await explainOnce(set, 'email', first, guide),
		await explainOnce(set, 'email', second, guide),
	];
	assert.notEqual(kim.candidateId, lou.candidateId);
	assert.equal(lou.visitorId, null);
}

async function unsubscribing({ n8n }: World): Promise<void> {
	const set = await (scene ??= setScene(n8n));
	const email = 'noor@tracking.example';
	const { unsubscribe } = linksTo(set, email);
	const page = await fetch(unsubscribe);
	assert.equal(page.status, 200);
	assert.match(await page.text(), /<form method="post">/);
	const body = 'List-Unsubscribe=One-Click';
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	assert.equal((await fetch(unsubscribe, { method: 'POST', body, headers: type })).status, 200);
	const gone = await poll(
		'the consent to be withdrawn',
		async () => {
			const found = await explain(set, 'email', email);
			return found?.latestEvents.some(({ type: one }) => one === 'consent.withdrawn')
				? found
				: undefined;
		},
		60_000,
		1_000,
	);
	assert.notEqual(gone.phase, 'think');
}

async function clearScene(): Promise<void> {
	const set = await scene;
	await set?.browser.close();
	await set?.site.stop();
}

/** In this order: the first sets the scene, the last clears it. */
export const pixelChecks: Check[] = [
	{
		name: 'workflow 14 in a real n8n: visits before consent leave nothing',
		run: beforeConsentNothing,
	},
	{
		name: 'a visitor becomes a candidate with the visits before: See, Think, Do (UP-01, UP-05, UP-06, UP-10, MSR-17)',
		run: fromVisitorToCandidate,
	},
	{ name: 'a link of a mail makes a second device known', run: secondDeviceByLink },
	{ name: 'two people who share a browser stay two', run: sharedDevice },
	{
		name: 'only a POST unsubscribes',
		run: async (world) => {
			await unsubscribing(world);
			await clearScene();
		},
	},
];
