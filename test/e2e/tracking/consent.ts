import assert from 'node:assert/strict';
import type { Check } from '../check';
import { Visitor, type Stage } from './stage';

const NOTHING = { cookies: [], local: [], databases: 0 };

async function browse(visitor: Visitor): Promise<void> {
	for (const path of [
		'/',
		'/vacancies/nurse-utrecht',
		'/stories/a-day-on-the-ward',
		'/salary-guide',
	])
		await visitor.open(path);
	await visitor.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
}

async function nothingBeforeConsent(stage: Stage): Promise<string> {
	const visitor = await Visitor.arrive(stage);
	await browse(visitor);
	assert.deepEqual(await visitor.kept(), NOTHING);
	await visitor.leave();
	assert.deepEqual(visitor.tellings(), []);
	assert.deepEqual(visitor.complaints, []);
	await visitor.go();
	return `${stage.endpoints.requests.length} requests, all for the script`;
}

async function viewsAfterConsent(stage: Stage): Promise<string> {
	const visitor = await Visitor.arrive(stage);
	await visitor.open('/vacancies/nurse-utrecht');
	await visitor.choose('granted');
	const { visitorId, properties } = await visitor.hear('vacancy.viewed', 'nurse-utrecht');
	assert.match(visitorId ?? '', /^[0-9a-f]{32}$/);
	assert.deepEqual(properties, { title: 'Nurse', path: '/vacancies/nurse-utrecht' });
	await visitor.open('/vacancies');
	await visitor.hear('page.viewed', '/vacancies');
	assert.deepEqual(new Set(visitor.told().map((event) => event.visitorId)), new Set([visitorId]));
	assert.equal(visitor.told('consent.granted').length, 1);
	assert.deepEqual(await visitor.kept(), {
		cookies: ['journey_visitor'],
		local: ['candidate_journey'],
		databases: 0,
	});
	await visitor.go();
	return `${visitor.told().length} events`;
}

async function deniedIsForgotten(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle();
	await visitor.choose('denied');
	const { properties } = await visitor.hear('consent.withdrawn');
	assert.deepEqual(properties, { purpose: 'tracking' });
	assert.deepEqual(await visitor.kept(), NOTHING);
	const before = visitor.tellings().length;
	await browse(visitor);
	await visitor.leave();
	assert.equal(visitor.tellings().length, before);
	await visitor.go();
}

async function deniedInAnotherTab(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/vacancies/nurse-utrecht');
	await visitor.hear('vacancy.viewed');
	const second = await visitor.context.newPage();
	await second.goto(stage.site.url, { waitUntil: 'networkidle' });
	await second.click('[data-journey-consent=denied]');
	await visitor.hear('consent.withdrawn');
	const before = visitor.told().length;
	await visitor.page.click('[data-journey-cta=apply]');
	await visitor.page.waitForURL('**/apply');
	assert.deepEqual(await visitor.kept(), NOTHING);
	await visitor.leave();
	assert.equal(visitor.told().length, before);
	await visitor.go();
}

async function refusedCookies(stage: Stage): Promise<void> {
	const prepare = "Object.defineProperty(document, 'cookie', { get: () => '', set() {} })";
	const visitor = await Visitor.arrive(stage, { prepare });
	await visitor.open('/vacancies/nurse-utrecht');
	await visitor.choose('granted');
	assert.deepEqual(await visitor.kept(), NOTHING);
	await visitor.leave();
	assert.deepEqual([visitor.tellings(), visitor.complaints], [[], []]);
	await visitor.go();
}

async function privacyControlIsHonoured(stage: Stage): Promise<void> {
	const prepare = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })";
	const visitor = await Visitor.arrive(stage, { prepare });
	await visitor.open('/');
	await visitor.choose('granted');
	await browse(visitor);
	assert.deepEqual(await visitor.kept(), NOTHING);
	await visitor.leave();
	assert.deepEqual(visitor.tellings(), []);
	await visitor.go();
}

async function commandsWaitForTheScript(stage: Stage): Promise<void> {
	const prepare = `window.candidateJourney = ${JSON.stringify([
		['consent', 'granted'],
		['identify', 'noor@example.com'],
		['track', 'search.done', { subject: 'nurse', results: 3 }],
		['unheardOf'],
	])}`;
	const visitor = await Visitor.arrive(stage, { prepare });
	await visitor.open('/');
	const { email, properties } = await visitor.hear('candidate.identified');
	assert.equal(email, 'noor@example.com');
	assert.deepEqual(properties, { by: 'address' });
	assert.deepEqual((await visitor.hear('search.done', 'nurse')).properties, { results: 3 });
	assert.deepEqual(visitor.complaints, []);
	await visitor.go();
}

export const consentChecks: Array<Check<Stage>> = [
	{ name: 'before consent nothing is stored and nothing is sent', run: nothingBeforeConsent },
	{ name: 'after consent the views arrive, under one random visitor id', run: viewsAfterConsent },
	{ name: 'consent taken back leaves nothing behind', run: deniedIsForgotten },
	{ name: 'consent taken back in one tab holds in the others', run: deniedInAnotherTab },
	{ name: 'a browser that refuses cookies is not tracked', run: refusedCookies },
	{ name: 'Global Privacy Control means no, whatever is clicked', run: privacyControlIsHonoured },
	{
		name: 'commands given before the script is there are carried out',
		run: commandsWaitForTheScript,
	},
];
