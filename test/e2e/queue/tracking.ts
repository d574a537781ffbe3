import assert from 'node:assert/strict';
import path from 'node:path';
import { workflowsFolder } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import {
	importWorkflow,
	publishWorkflow,
	readWorkflow,
	waitForWebhook,
} from '../../../demo/n8n/workflows';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import { makeSchema } from '../../support/postgres/place';
import { preset } from '../../support/preset';
import type { Cluster } from './cluster';
import { createStoreCredential, onPostgres } from './journey';

const SITE = 'https://www.example.com';
const REQUESTS = 60;
const EVENTS_EACH = 20;

/** What a browser of a person on the site sends along. */
const HUMAN = {
	origin: SITE,
	'user-agent':
		'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
	'accept-language': 'nl-NL',
	'content-type': 'text/plain;charset=UTF-8',
};

function eventsOf(request: number) {
	return Array.from({ length: EVENTS_EACH }, (_, i) => ({
		type: 'vacancy.viewed',
		eventId: `queue-${request}-${i}`,
		visitorId: `visitor-${request % 10}`,
		subject: `vacancy-${i}`,
	}));
}

/** Tells things to the webhook process, and finds them in the store once the main process has handed them on. */
export async function webhookKeepsAndMainDrains({
	main,
	webhook,
	server,
}: Cluster): Promise<string> {
	const { session } = main;
	const store = server.settings(await makeSchema(server));
	const credential = await createStoreCredential(session, store, 'Candidates of the career site');
	const file = path.join(workflowsFolder, '14-follow-the-career-site.json');
	const workflow = onPostgres(readWorkflow(file), credential);
	await publishWorkflow(session, await importWorkflow(session, workflow));
	const url = await waitForWebhook(
		{ ...session, baseUrl: webhook.baseUrl },
		'POST',
		'journey/collect',
	);
	const answers = Array.from({ length: REQUESTS }, async (_, i) => {
		const body = JSON.stringify({ events: eventsOf(i) });
		return (await fetch(url, { method: 'POST', headers: HUMAN, body })).status;
	});
	assert.deepEqual(new Set(await Promise.all(answers)), new Set([202]));
	const candidates = await PostgresStore.open(store);
	try {
		await poll('the main process to hand on what was told', async () => {
			const { waiting } = await candidates.inbox.state('journey');
			return waiting === 0 ? true : undefined;
		});
		const ids: string[] = [];
		await candidates.readHistories((part) => {
			for (const { events } of part) for (const { eventId } of events) ids.push(eventId);
		});
		assert.equal(ids.length, REQUESTS * EVENTS_EACH);
		assert.equal(new Set(ids).size, ids.length);
		assert.equal((await candidates.search({}, preset)).length, 10);
		return `${ids.length} events`;
	} finally {
		await candidates.close();
	}
}
