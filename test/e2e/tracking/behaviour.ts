import assert from 'node:assert/strict';
import type { Check } from '../check';
import { Visitor, type Stage } from './stage';

async function refreshCollapses(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.page.clock.install();
	await visitor.settle('/vacancies/carer-ede');
	for (let i = 0; i < 3; i++) await visitor.page.reload({ waitUntil: 'networkidle' });
	await visitor.leave();
	assert.equal(visitor.told('vacancy.viewed').length, 1);
	await visitor.page.clock.fastForward('31:00');
	await visitor.open('/vacancies/carer-ede');
	await visitor.leave();
	assert.equal(visitor.told('vacancy.viewed').length, 2);
	await visitor.go();
}

async function listIsNoVacancy(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/vacancies');
	await visitor.hear('page.viewed', '/vacancies');
	assert.deepEqual(visitor.told('vacancy.viewed'), []);
	await visitor.go();
}

async function articleReadByScrolling(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/stories/a-day-on-the-ward');
	await visitor.page.mouse.wheel(0, 200);
	await visitor.page.waitForTimeout(300);
	assert.deepEqual(visitor.told('article.read'), []);
	await visitor.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await visitor.hear('article.read', '/stories/a-day-on-the-ward');
	await visitor.go();
}

async function articleReadAndLeft(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/stories/a-day-on-the-ward');
	await visitor.page.evaluate(() => {
		scrollTo(0, document.body.scrollHeight);
		location.href = '/vacancies';
	});
	await visitor.hear('article.read', '/stories/a-day-on-the-ward');
	await visitor.go();
}

async function articleReadByStaying(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.page.clock.install();
	await visitor.settle('/stories/a-day-on-the-ward');
	await visitor.page.clock.runFor(55_000);
	assert.deepEqual(visitor.told('article.read'), []);
	await visitor.page.clock.runFor(10_000);
	await visitor.hear('article.read', '/stories/a-day-on-the-ward');
	await visitor.go();
}

async function videoByWhatWasPlayed(stage: Stage): Promise<string> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/stories/a-day-on-the-ward');
	await visitor.page.evaluate(async () => {
		const video = document.querySelector('video') as HTMLVideoElement;
		video.currentTime = video.duration - 0.4;
		await video.play();
		await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
	});
	await visitor.page.waitForTimeout(300);
	assert.deepEqual(visitor.told('video.watched'), []);
	await visitor.page.evaluate(async () => {
		const video = document.querySelector('video') as HTMLVideoElement;
		video.currentTime = 0;
		await video.play();
		await new Promise((resolve) => video.addEventListener('ended', resolve, { once: true }));
	});
	await visitor.leave();
	const percents = visitor.told('video.watched', 'a-day').map((event) => event.properties?.percent);
	assert.ok(percents.includes(75) || percents.includes(100), `told: ${percents.join()}`);
	assert.deepEqual(
		[...percents].sort((a, b) => Number(a) - Number(b)),
		percents,
	);
	await visitor.go();
	return percents.map((percent) => `${percent} %`).join(', ');
}

async function clicksAndDownloads(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/vacancies/nurse-utrecht');
	await visitor.page.click('[data-journey-cta=apply]');
	await visitor.hear('cta.clicked', 'apply');
	await visitor.hear('application.started', '/apply');
	await visitor.open('/thanks');
	await visitor.page.click('a[download]');
	await visitor.hear('asset.downloaded', '/files/salary-guide.pdf');
	assert.deepEqual(visitor.complaints, []);
	await visitor.go();
}

async function unmarkedFormStaysPrivate(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/apply');
	await visitor.page.fill('[name=name]', 'Noor');
	await visitor.page.fill('[name=history]', 'none of your business');
	await visitor.page.click('form button');
	const { properties } = await visitor.hear('form.submitted');
	assert.deepEqual(properties, { form: 'application' });
	assert.doesNotMatch(JSON.stringify(stage.endpoints.events), /business|Noor/);
	await visitor.go();
}

async function appsAreFollowed(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/app');
	await visitor.hear('page.viewed', '/app');
	await visitor.page.click('#show');
	const { properties } = await visitor.hear('vacancy.viewed', 'driver-ede');
	assert.equal(properties?.path, '/app/vacancies/driver-ede');
	await visitor.go();
}

async function originIsKept(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/?utm_source=indeed&utm_medium=cpc&utm_campaign=care-2026');
	await visitor.open('/vacancies/planner-arnhem');
	const view = await visitor.hear('vacancy.viewed', 'planner-arnhem');
	assert.deepEqual([view.source, view.channel, view.campaign], ['indeed', 'cpc', 'care-2026']);
	await visitor.go();
}

export const behaviourChecks: Array<Check<Stage>> = [
	{ name: 'a refresh within half an hour is no second view', run: refreshCollapses },
	{ name: 'a list of vacancies is a page, not a vacancy (MSR-17)', run: listIsNoVacancy },
	{
		name: 'an article is read when three quarters were scrolled through',
		run: articleReadByScrolling,
	},
	{
		name: 'an article that is left as soon as three quarters were scrolled through is read',
		run: articleReadAndLeft,
	},
	{ name: 'an article is read after a minute', run: articleReadByStaying },
	{
		name: 'a video counts by what was played, not by where somebody jumped',
		run: videoByWhatWasPlayed,
	},
	{
		name: 'calls to action, declared events and downloads are told (StD-04)',
		run: clicksAndDownloads,
	},
	{
		name: 'of a form that was not marked nothing but its name is told',
		run: unmarkedFormStaysPrivate,
	},
	{ name: 'pages of an app that loads none are told', run: appsAreFollowed },
	{ name: 'the source of a visit is told with every page of it (UP-21)', run: originIsKept },
];
