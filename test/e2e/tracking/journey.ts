import assert from 'node:assert/strict';
import { EventDecoder } from '../../../lib/intake';
import { compileModel, explain } from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { candidateNl } from '../../../lib/scoring/presets/candidateNl';
import type { StoredCandidate } from '../../../lib/store';
import { mailLinks } from '../../../lib/tracking';
import { makeSqlitePlace } from '../../support/sqlitePlace';
import type { Check } from '../check';
import { Visitor, type Stage } from './stage';

const EMAIL = 'noor@example.com';
const DAY_MS = 86_400_000;

/** Who there is once everything told is recorded and scored by the default model, and what their scores are made of. */
async function candidates({ endpoints }: Stage) {
	const model = compileModel(parseModel(candidateNl));
	const nowMs = Date.now();
	const frame = { nowMs, timezone: 'Europe/Amsterdam', horizonDays: 730 };
	const decoder = new EventDecoder({ ...frame, fields: {}, defaultKind: 'candidate' });
	const human = endpoints.events.filter(({ quarantine }) => quarantine === null);
	const place = await makeSqlitePlace();
	const store = await place.open();
	await store.record(
		human.map(({ record }) => decoder.decode(record).event),
		model,
		nowMs,
	);
	const found = await store.search({}, model);
	await place.remove();
	return found.map((candidate) => ({ ...candidate, lines: linesOf(candidate) }));

	function linesOf({ memory }: StoredCandidate): Array<[string, number]> {
		const { lines } = explain(memory, model, nowMs);
		return lines.map(({ label, shown }) => [label, shown]);
	}
}

async function submitGuide({ page }: Visitor): Promise<void> {
	await page.fill('[name=email]', EMAIL);
	await page.fill('[name=function]', 'Nurse');
	await page.fill('[name=message]', 'private words');
	await page.check('[name=consent]');
	await page.click('form button');
	await page.waitForURL('**/thanks');
}

async function anonymousBecomesKnown(stage: Stage): Promise<string> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/');
	await visitor.open('/vacancies/nurse-utrecht');
	await visitor.open('/stories/a-day-on-the-ward');
	await visitor.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
	await visitor.hear('article.read', '/stories/a-day-on-the-ward');
	await visitor.open('/salary-guide');
	await visitor.hear('page.viewed', '/salary-guide');
	const [before, ...none] = await candidates(stage);
	assert.deepEqual([before.phase, before.score, none], ['see', 9, []]);

	await submitGuide(visitor);
	const form = await visitor.hear('asset.downloaded', 'salary-guide');
	assert.deepEqual(form.profile, { function: 'Nurse' });
	assert.deepEqual(form.consent, ['nurture']);
	await visitor.hear('page.viewed', '/thanks');
	assert.doesNotMatch(JSON.stringify(stage.endpoints.events), /private words/);
	const [noor, ...others] = await candidates(stage);
	assert.deepEqual(others, []);
	assert.deepEqual([noor.phase, noor.score, noor.identities.email], ['think', 20, EMAIL]);
	assert.deepEqual(
		noor.lines.toSorted(([a], [b]) => a.localeCompare(b)),
		[
			['Article read', 3],
			['Career-site page', 4],
			['Vacancy view', 3],
			['Whitepaper or benchmark download', 10],
		],
	);

	await visitor.open('/vacancies/carer-ede');
	await visitor.open('/vacancies/planner-arnhem');
	await visitor.hear('vacancy.viewed', 'planner-arnhem');
	const [later] = await candidates(stage);
	assert.equal(later.phase, 'do');
	await visitor.go();
	return `See with ${before.score}, Think with ${noor.score}, Do with ${later.score} points`;
}

async function oneFieldAtATime(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/salary-guide');
	const fields = visitor.page.locator('[data-journey-field]:visible');
	const asked = async () => (await fields.allInnerTexts()).map((label) => label.trim());
	assert.deepEqual(await asked(), ['Job title']);
	await submitGuide(visitor);
	await visitor.open('/salary-guide');
	assert.deepEqual(await asked(), ['Region']);
	await visitor.go();
}

async function linkTellsWhoCame(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	const links = mailLinks(
		{
			who: { kind: 'email', value: EMAIL },
			message: 'welcome',
			sentAt: Date.now() - DAY_MS,
			expiresAt: Date.now() + DAY_MS,
		},
		stage.tracking,
	);
	await visitor.page.goto(links.click(`${stage.site.url}/vacancies/nurse-utrecht?a=1#top`));
	assert.equal(visitor.page.url(), `${stage.site.url}/vacancies/nurse-utrecht?a=1#top`);
	assert.equal((await visitor.hear('email.clicked')).email, EMAIL);
	assert.deepEqual(visitor.told('candidate.identified'), []);
	await visitor.choose('granted');
	const { email, visitorId, properties } = await visitor.hear('candidate.identified');
	assert.deepEqual([email, properties?.by], [EMAIL, 'link']);
	assert.ok(visitorId);
	await visitor.hear('vacancy.viewed', 'nurse-utrecht');
	assert.equal((await candidates(stage)).length, 1);
	await visitor.go();
}

async function formWithoutScript(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage, { javaScriptEnabled: false });
	await visitor.open('/contact');
	await visitor.page.fill('[name=email]', EMAIL);
	await visitor.page.click('form button');
	await visitor.page.waitForURL('**/thanks');
	const { email, properties, visitorId } = await visitor.hear('form.submitted');
	assert.deepEqual([email, properties, visitorId], [EMAIL, { form: 'contact' }, undefined]);
	assert.deepEqual(visitor.tellings(), ['POST form']);
	await visitor.go();
}

async function formThatIsPostedHere(stage: Stage): Promise<void> {
	const visitor = await Visitor.arrive(stage);
	await visitor.settle('/contact');
	await visitor.page.fill('[name=email]', EMAIL);
	await visitor.page.click('form button');
	await visitor.page.waitForURL('**/thanks');
	const { visitorId } = await visitor.hear('form.submitted');
	assert.equal(visitorId, visitor.told('consent.granted')[0].visitorId);
	await visitor.leave();
	assert.equal(visitor.told('form.submitted').length, 1);
	await visitor.go();
}

export const journeyChecks: Array<Check<Stage>> = [
	{
		name: 'a visitor who leaves an address becomes a candidate with the visits before (UP-05, UP-10)',
		run: anonymousBecomesKnown,
	},
	{ name: 'a form asks for one more field each time (UP-12)', run: oneFieldAtATime },
	{
		name: 'a link of a mail tells the site who came, after consent, and leaves no trace in the address',
		run: linkTellsWhoCame,
	},
	{ name: 'a form works without a script', run: formWithoutScript },
	{
		name: 'a form that is posted to the endpoint says whose browser it was, once',
		run: formThatIsPostedHere,
	},
];
