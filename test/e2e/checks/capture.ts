import assert from 'node:assert/strict';
import { lastExecution, newestExecutionId, outputItems } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import type { TestEvent } from '../events';
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

/** Posts events to workflow 01; gives the answer, and the items its execution scored. */
async function postAndLook(
	{ n8n, capture }: World,
	events: TestEvent[],
): Promise<{ answer: unknown; items: Array<Record<string, unknown>> }> {
	const before = await newestExecutionId(n8n, capture.id);
	const { status, answer } = await post(capture.url, { events });
	assert.equal(status, 200, JSON.stringify(answer));
	const execution = await lastExecution(n8n, capture.id, before);
	return { answer, items: outputItems(execution, 'Candidate Score') };
}

async function eventsBecomeCandidates(world: World): Promise<void> {
	const { answer, items } = await postAndLook(world, behaviour);
	assert.deepEqual(answer, { candidates: 2, refused: [] });
	const known = items.find((item) => item.email === sanne.email);
	assert.ok(known, 'the known candidate is not among the items');
	assert.equal(known.score, SANNES_SCORE);
	assert.equal(known.bucket, 'warm');
	assert.equal(known.newEvents, 4);
	assert.ok(Array.isArray(known.reasons) && known.reasons.length === 3);
}

async function repeatingChangesNothing(world: World): Promise<void> {
	const { items } = await postAndLook(world, behaviour);
	for (const item of items) {
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
		assert.deepEqual(answer, { candidates: 1, refused: [] });
	}
}

async function theSenderHearsWhatWasRefused(world: World): Promise<string> {
	const good = event('page.viewed', { visitorId: 'capture-mixed', subject: '/' });
	const bad = event('page.viewed', { visitorId: 'capture-mixed', occurredAt: 'yesterday' });
	const { answer } = await postAndLook(world, [good, bad]);
	const refused = 'Item 0, event 1: occurredAt "yesterday" is not a time';
	assert.deepEqual(answer, { candidates: 1, refused: [refused] });
	return refused;
}

export const captureChecks: Check[] = [
	{ name: 'workflow 01 turns posted events into scored candidates', run: eventsBecomeCandidates },
	{ name: 'posting the same events again changes nothing', run: repeatingChangesNothing },
	{
		name: 'the sender hears which events were refused, and why',
		run: theSenderHearsWhatWasRefused,
	},
	{ name: 'one event, a list, or {"events": […]} can be posted', run: severalShapesAreUnderstood },
];
