import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore, IncomingEvent } from '../../lib/store';
import { errorOf } from './errorOf';
import { dayMs, eventOf } from './events';
import { expectSnapshots } from './expectSnapshots';
import { preset } from './preset';

const now = dayMs(10);
const LATER = dayMs(60);

/** Makes a database refuse a row; the result takes that back. */
export type Refuse = () => Allow | Promise<Allow>;
type Allow = () => unknown;

/** Events `e0`, `e1` … of 4,000 people at most. */
export function batch(size: number): IncomingEvent[] {
	return Array.from({ length: size }, (_, i) =>
		eventOf({ email: `p${i % 4_000}@example.com` }, { eventId: `e${i}` }),
	);
}

function chats(people: number): IncomingEvent[] {
	return Array.from({ length: people }, (_, i) =>
		eventOf({ email: `p${i}@example.com` }, { type: 'chat.held', occurredAt: now }),
	);
}

/** A batch in which event `e250` is refused leaves nothing, and is whole when it is recorded again. */
export async function expectNothingLeft(
	store: CandidateStore,
	refuse: Refuse,
	code: string,
	advice: RegExp,
): Promise<void> {
	const allow = await refuse();
	const events = batch(300);
	const error = await errorOf(store.record(events, preset, now));
	expect(error).toMatchObject({ code });
	expect(error.advice).toMatch(advice);
	expect(await store.search({}, preset)).toEqual([]);
	expect(await store.findIds(events[0].identities)).toEqual([null]);
	await allow();
	expect(await store.record(events, preset, now)).toHaveLength(300);
	await expectSnapshots(store, events, preset, now);
}

/** Of a long run in which event `e11999` is refused whole transactions stay, and the next run adds the rest. */
export async function expectWholeTransactions(
	store: CandidateStore,
	refuse: Refuse,
): Promise<void> {
	const events = batch(12_000);
	const allow = await refuse();
	await errorOf(store.record(events, preset, now));
	const kept = await store.search({}, preset);
	expect(kept.length).toBeGreaterThan(0);
	expect(kept.length).toBeLessThan(4_000);
	expect(new Set(kept.map(({ memory }) => JSON.stringify(memory.tally))).size).toBe(1);
	await allow();
	const outcomes = await store.record(events, preset, now);
	expect(outcomes.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(
		12_000 - kept.length * 3,
	);
	expect(await store.search({ minScore: 3, maxScore: 3 }, preset)).toHaveLength(4_000);
}

/**
 * A daily run that is refused somebody goes on where it stopped.
 *
 * @returns how many candidates the first run told of
 */
export async function expectDecayGoesOn(
	store: CandidateStore,
	people: number,
	refuse: Refuse,
): Promise<number> {
	const events = chats(people);
	await store.record(events, preset, now);
	const allow = await refuse();
	let told = 0;
	await errorOf(store.decay(preset, LATER, (part) => (told += part.length)));
	await allow();
	const before = told;
	const { checked } = await store.decay(preset, LATER, (part) => (told += part.length));
	expect([checked, told]).toEqual([people - before, people]);
	await expectSnapshots(store, events, preset, LATER);
	return before;
}

/**
 * Bringing everybody over to another model, refused once, changes nothing that is seen and goes on where it stopped.
 *
 * @returns how many candidates had been brought over when it was refused
 */
export async function expectReevaluationGoesOn(
	openStore: () => Promise<CandidateStore>,
	model: CompiledModel,
	people: number,
	refuse: Refuse,
): Promise<number> {
	const store = await openStore();
	const events = chats(people);
	await store.record(events, preset, now);
	const allow = await refuse();
	let checked = 0;
	const progress = ({ candidates }: { candidates: number }) => (checked = candidates);
	await errorOf(store.reevaluate(model, now, () => undefined, progress));
	await expectSnapshots(store, events, model, now);
	await errorOf(store.reevaluate(model, now, () => undefined));
	await allow();
	const other = await openStore();
	const rest = await other.reevaluate(model, now, () => undefined);
	expect(rest.checked).toBe(people - checked);
	await expectSnapshots(store, events, model, now);
	return checked;
}
