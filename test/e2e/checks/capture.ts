import assert from 'node:assert/strict';
import { lastExecution, outputItems } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import { event, post } from '../events';

const sanne = { email: 'sanne@capture.example', visitorId: 'capture-1' };

const behaviour = [
	event('vacancy.viewed', { visitorId: 'capture-1', subject: 'VAC-1' }),
	event('article.read', { visitorId: 'capture-1', subject: '/blog/cv' }),
	event('form.submitted', { ...sanne, properties: { form: 'contact' }, consent: ['nurture'] }),
	event('application.submitted', { email: 'Sanne@Capture.example', subject: 'VAC-1' }),
	event('page.viewed', { visitorId: 'capture-2', subject: '/' }),
];

/** 3 for the vacancy, 3 for the article, 20 for the form, 40 for the application. */
const SANNES_SCORE = 66;

async function scoredItems({ n8n, capture }: World): Promise<Array<Record<string, unknown>>> {
	return outputItems(await lastExecution(n8n, capture.id), 'Candidate Score');
}

async function eventsBecomeCandidates(world: World): Promise<void> {
	const { status, answer } = await post(world.capture.url, { events: behaviour });
	assert.deepEqual({ status, answer }, { status: 200, answer: { candidates: 2 } });
	const known = (await scoredItems(world)).find((item) => item.email === sanne.email);
	assert.ok(known, 'the known candidate is not among the items');
	assert.equal(known.score, SANNES_SCORE);
	assert.equal(known.bucket, 'warm');
	assert.equal(known.newEvents, 4);
	assert.ok(Array.isArray(known.reasons) && known.reasons.length === 3);
}

async function repeatingChangesNothing(world: World): Promise<void> {
	const { status } = await post(world.capture.url, { events: behaviour });
	assert.equal(status, 200);
	for (const item of await scoredItems(world)) {
		assert.equal(item.newEvents, 0);
		assert.equal(item.score, item.scoreBefore);
		assert.equal(item.bucket, item.bucketBefore);
		assert.deepEqual(item.transitions, []);
	}
}

async function severalShapesAreUnderstood(world: World): Promise<void> {
	const one = () => event('page.viewed', { visitorId: 'capture-shapes', subject: '/' });
	for (const body of [one(), [one(), one()], { events: [one()] }]) {
		const { answer } = await post(world.capture.url, body);
		assert.deepEqual(answer, { candidates: 1 });
	}
}

export const captureChecks: Check[] = [
	{ name: 'workflow 01 turns posted events into scored candidates', run: eventsBecomeCandidates },
	{ name: 'posting the same events again changes nothing', run: repeatingChangesNothing },
	{ name: 'one event, a list, or {"events": […]} can be posted', run: severalShapesAreUnderstood },
];
