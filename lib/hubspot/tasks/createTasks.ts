import type { HubSpot } from '../calls/HubSpot';
import { HubSpotError } from '../errors';
import { findOpenTasks, type OpenTasks } from './openTasks';
import { removeExtraTasks } from './removeExtraTasks';
import { requestKey, type TaskRequest, type TaskResult } from './request';
import { sendTasks, type Sent } from './sendTasks';

/** How long a call whose end nobody knows is given to end, before looking what it did. */
const SETTLE_MS = 3000;

/** How often to look and create what is missing. */
const MOST_ROUNDS = 4;

type Results = Map<string, TaskResult>;

/**
 * Gives contacts their tasks, unless they have an open one for the same reason.
 *
 * HubSpot would make a task again for every call, so nothing is sent blindly: we look, create what is missing, and
 * look again. When a call ends without an answer, its tasks are looked for before any is sent again. Should another
 * process have made the same task at the same moment, the later one of the two is taken away.
 *
 * @returns one result per request, in their order
 * @throws {HubSpotError} what ends the run; running again completes it
 */
export async function createTasks(
	hubspot: HubSpot,
	requests: readonly TaskRequest[],
): Promise<TaskResult[]> {
	const wanted = new Map<string, TaskRequest>();
	for (const request of requests)
		if (!wanted.has(requestKey(request))) wanted.set(requestKey(request), request);
	const { taskTurn } = hubspot.account;
	const results = await taskTurn.run(() => createMissing(hubspot, [...wanted.values()]));
	return requests.map((request) => results.get(requestKey(request)) as TaskResult);
}

async function createMissing(hubspot: HubSpot, requests: readonly TaskRequest[]): Promise<Results> {
	const results: Results = new Map();
	const before = await findOpenTasks(hubspot, contactsOf(requests));
	await removeExtraTasks(hubspot, before);
	for (const [key, [{ id }]] of before)
		results.set(key, { status: 'exists', taskId: id, problem: null });
	for (let round = 1; ; round++) {
		const missing = requests.filter((request) => !results.has(requestKey(request)));
		if (missing.length === 0) return results;
		const sent = await sendTasks(hubspot, missing);
		if (sent.unsure) await hubspot.clock.sleep(SETTLE_MS);
		const now = await findOpenTasks(hubspot, contactsOf(missing));
		await removeExtraTasks(hubspot, now);
		for (const request of missing) conclude(requestKey(request), sent, now, results);
		if (round === MOST_ROUNDS) giveUp(missing, results, sent);
	}
}

/** What became of a request: the first of its tasks is the one that stays. */
function conclude(key: string, { created, refused }: Sent, now: OpenTasks, results: Results): void {
	const problem = refused.get(key);
	if (problem) {
		results.set(key, { status: 'failed', taskId: null, problem });
		return;
	}
	const ours = created.get(key);
	const taskId = now.get(key)?.[0].id ?? ours;
	if (taskId === undefined) return;
	const isOthers = ours !== undefined && ours !== taskId;
	results.set(key, { status: isOthers ? 'exists' : 'created', taskId, problem: null });
}

function giveUp(missing: readonly TaskRequest[], results: Results, { unsure }: Sent): void {
	if (missing.every((request) => results.has(requestKey(request)))) return;
	throw (
		unsure ??
		new HubSpotError(
			'unknown-outcome',
			'HubSpot says tasks were created, but does not show them',
			'Look at the contact in HubSpot, then run again: a task that is there is not made twice.',
		)
	);
}

function contactsOf(requests: readonly TaskRequest[]): string[] {
	return requests.map(({ contactId }) => contactId);
}
