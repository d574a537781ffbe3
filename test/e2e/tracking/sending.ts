import assert from 'node:assert/strict';
import type { Check } from '../check';
import { Visitor, type Stage } from './stage';

async function waysToSend(stage: Stage): Promise<string> {
	const ways = [
		['POST collect', ''],
		['POST collect', 'Navigator.prototype.sendBeacon = () => false'],
		['GET p.gif', 'delete Navigator.prototype.sendBeacon; window.fetch = () => Promise.reject()'],
	];
	for (const [expected, prepare] of ways) {
		const visitor = await Visitor.arrive(stage, { prepare });
		await visitor.settle('/vacancies/nurse-utrecht');
		await visitor.hear('vacancy.viewed', 'nurse-utrecht');
		assert.deepEqual(new Set(visitor.tellings()), new Set([expected]));
		await visitor.go();
	}
	return 'beacon, fetch, picture';
}

async function leavingSends(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.open('/vacancies/nurse-utrecht');
	await visitor.choose('granted');
	await visitor.page.goto('about:blank');
	await visitor.hear('vacancy.viewed', 'nurse-utrecht');
	await visitor.go();
}

async function documentedPolicySuffices(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/vacancies/nurse-utrecht');
	await visitor.open('/stories/a-day-on-the-ward');
	await visitor.open('/salary-guide');
	await visitor.hear('page.viewed', '/salary-guide');
	assert.deepEqual(visitor.complaints, []);
	await visitor.go();

	const closed = await Visitor.arrive(stage);
	await closed.open('/', stage.closedSite);
	assert.match(closed.complaints.join('\n'), /violates the following Content Security Policy/);
	assert.deepEqual(stage.endpoints.requests, []);
	await closed.go();
}

async function twiceIsOnce(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/vacancies/nurse-utrecht');
	const src = `${stage.endpoints.base}candidate.js`;
	await visitor.page.addScriptTag({ url: src });
	await visitor.page.click('[data-journey-cta=apply]');
	await visitor.hear('application.started');
	await visitor.leave();
	assert.equal(visitor.told('cta.clicked').length, 1);
	await visitor.go();
}

async function tabsRememberTogether(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/');
	const second = await visitor.context.newPage();
	await second.goto(`${stage.site.url}/vacancies/carer-ede`, { waitUntil: 'networkidle' });
	await visitor.open('/vacancies/carer-ede');
	await second.close();
	await visitor.leave();
	assert.equal(visitor.told('vacancy.viewed').length, 1);
	await visitor.go();
}

async function machinesAreKeptApart(stage: Stage): Promise<string> {
	const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0';
	const reasons: Array<string | null> = [];
	for (const options of [
		{ userAgent },
		{ prepare: "Object.defineProperty(navigator, 'webdriver', { value: true })" },
	]) {
		const visitor = await Visitor.arrive(stage, options);
		await visitor.settle('/vacancies/nurse-utrecht');
		await visitor.hear('vacancy.viewed');
		reasons.push(...new Set(stage.endpoints.events.map(({ quarantine }) => quarantine)));
		await visitor.go();
	}
	assert.deepEqual(reasons, ['bot', 'automated']);
	return reasons.join(', ');
}

export const sendingChecks: Array<Check<Stage>> = [
	{ name: 'events are sent by beacon, else by fetch, else by picture', run: waysToSend },
	{ name: 'leaving a page sends what it still holds', run: leavingSends },
	{
		name: "default-src 'self' and the documented line suffice, and without the line nothing is loaded (MSR-23)",
		run: documentedPolicySuffices,
	},
	{ name: 'the script counts once, also when it is on the page twice', run: twiceIsOnce },
	{ name: 'two tabs of one browser remember together', run: tabsRememberTogether },
	{ name: 'browsers that a program drives are kept apart', run: machinesAreKeptApart },
];
