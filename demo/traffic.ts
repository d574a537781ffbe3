import { N8nError } from './n8n/errors';
import type { TownEvent } from './town';

/** A candidate as the nodes present it; only what the demo reads. */
export interface PresentedCandidate {
	candidateId: number;
	email: string | null;
	visitorId: string | null;
	externalId: string | null;
	score: number | null;
	bucket: string | null;
	phase: string;
	medal: string | null;
	reasons: Array<{ text: string; points: number }>;
}

const BATCH = 1000;

/** Asks and reads the answer, which is JSON.
 *
 * @throws {N8nError} `request-failed` with what was answered
 */
export async function ask<T>(url: string, init?: RequestInit): Promise<T> {
	const response = await fetch(url, init);
	const text = await response.text();
	if (!response.ok) throw new N8nError('request-failed', `${url}: ${response.status} ${text}`);
	return JSON.parse(text) as T;
}

/** Posts events to workflow 01 in one request and returns what it answers. */
export async function postEvents(
	url: string,
	events: readonly TownEvent[],
): Promise<{ candidates: number }> {
	return ask(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ events }),
	});
}

/**
 * Posts all events, a thousand at a time.
 *
 * @param onBatch - told after each batch how many events were sent so far
 */
export async function postAll(
	url: string,
	events: readonly TownEvent[],
	onBatch: (sent: number) => void = () => {},
): Promise<void> {
	for (let from = 0; from < events.length; from += BATCH) {
		await postEvents(url, events.slice(from, from + BATCH));
		onBatch(Math.min(from + BATCH, events.length));
	}
}

/** Every candidate, hottest first, through the demo's list workflow. */
export async function listCandidates(url: string): Promise<PresentedCandidate[]> {
	const answer = await ask<PresentedCandidate[]>(url);
	return answer.filter((candidate) => candidate.candidateId !== undefined);
}
