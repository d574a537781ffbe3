import { hash } from 'node:crypto';
import { createInterface } from 'node:readline';
import { answer, headOf, makePage, type InsightSettings, type SectionKey } from '../lib/insights';
import { gatherCounts } from '../lib/insights/gather';
import type { CandidateStore, IncomingEvent, Standing } from '../lib/store';
import { PostgresStore, type PostgresSettings } from '../lib/store/postgres/PostgresStore';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { AS_OF_MS, compiled, townEvents } from './townEvents';

const DAY_MS = 86_400_000;
const LOOK_MS = 100;
/** Of towns that only warm up. */
const OTHER_SEED = 1_000;

const EVERYTHING: SectionKey[] = [
	...(['buckets', 'trend', 'scores', 'phases', 'medals', 'placements', 'lift'] as const),
	...(['content', 'vacancies', 'channels', 'sources', 'campaigns', 'quality'] as const),
];

/** As the node has them where nothing is chosen. */
const settings: InsightSettings = {
	asOfMs: AS_OF_MS,
	until: compiled.toLocalDay(AS_OF_MS),
	days: 90,
	outcome: 'applied',
	horizonDays: 30,
	capacity: 100,
	sample: 20_000,
};

const sumOf = (rows: readonly Standing[]) =>
	rows.reduce((sum, { candidates }) => sum + candidates, 0);

/** Which store to work on: a schema of a PostgreSQL database, or a file. */
export type StorePlace = { settings: PostgresSettings } | { file: string };

/** Events to be recorded batch by batch, of which some are this hand's. */
export interface Recording {
	kind: 'record';
	candidates: number;
	deliveries: number;
	/** Another seed is other people. */
	seed?: number;
	/** Whether the ids of events begin with when they happened and end at random, as those of the pixel do. */
	hasTimedIds?: boolean;
	/** When all of it happened. By default in the same year for all. */
	when?: 'next year' | 'last month';
	batch: number;
	hand: number;
	hands: number;
	/** Other people, recorded before it begins. */
	others?: number;
}

/** Events to be recorded as they are handed over, batch by batch. */
export interface Taking {
	kind: 'take';
	batch: number;
	hand: number;
	/** Other people, recorded before it begins. */
	others: number;
}

/** Handed over to {@link Taking} after the last batch. */
export const NO_MORE = 'no more';

/** What a worker is to do, as its only argument. */
export type Task = { place: StorePlace } & (
	| Recording
	| Taking
	| { kind: 'decay'; daysLater: number }
	| { kind: 'insights'; what: keyof typeof INSIGHTS }
);

/** What is told of everybody: one count, or all of a dashboard. */
export const INSIGHTS = {
	distribution: (store: CandidateStore) =>
		store.insights.countStandings(compiled.model.key).then(sumOf),
	counts: (store: CandidateStore) =>
		gatherCounts(store, compiled, settings).then(({ standing }) => standing.candidates),
	dashboard: async (store: CandidateStore) => {
		const { sections } = await answer(store, compiled, settings, EVERYTHING);
		return (await makePage(headOf(compiled, settings), sections)).length;
	},
};

/** What a worker did. */
export interface Done {
	operations: number;
	/** How long it took, without starting. */
	seconds: number;
	/** Of which this process was computing. */
	busySeconds: number;
	/** Most memory used while at it. */
	peakBytes: number;
}

/**
 * A process of its own, as n8n's workers are: says when it is ready, begins when it is told anything, and says when it
 * is done.
 */
async function main([json]: string[]): Promise<void> {
	const task = JSON.parse(json) as Task;
	const work = prepare(task);
	const store = await openStore(task.place);
	if (task.kind === 'record' || task.kind === 'take') await warmUp(store, task);
	const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
	process.stdout.write('ready\n');
	await lines.next();
	let peakBytes = 0;
	const look = () => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss()));
	const looking = setInterval(look, LOOK_MS);
	const started = performance.now();
	const before = process.cpuUsage();
	const operations = await work(store, lines);
	const { user, system } = process.cpuUsage(before);
	const seconds = (performance.now() - started) / 1_000;
	look();
	clearInterval(looking);
	const done: Done = { operations, seconds, busySeconds: (user + system) / 1e6, peakBytes };
	process.stdout.write(`${JSON.stringify(done)}\n`);
	await store.close();
	process.stdin.destroy();
}

async function openStore(place: StorePlace): Promise<CandidateStore> {
	return 'file' in place
		? await SqliteStore.open(place.file)
		: await PostgresStore.open(place.settings);
}

/** @param lines - what it is told once it is at work */
type Work = (store: CandidateStore, lines: AsyncIterator<string>) => Promise<number>;

function prepare(task: Task): Work {
	if (task.kind === 'record') return prepareRecording(task);
	if (task.kind === 'take') return takeBatches;
	return task.kind === 'decay' ? prepareDecay(task) : INSIGHTS[task.what];
}

function prepareRecording(task: Recording): Work {
	const own = ownBatches(task);
	const asOfMs = endOf(task);
	return async (store) => {
		for (const part of own) await store.record(part, compiled, asOfMs);
		return own.reduce((sum, part) => sum + part.length, 0);
	};
}

async function takeBatches(store: CandidateStore, lines: AsyncIterator<string>): Promise<number> {
	let taken = 0;
	for (;;) {
		const line = String((await lines.next()).value);
		if (line === NO_MORE) return taken;
		const events = JSON.parse(line) as IncomingEvent[];
		await store.record(events, compiled, AS_OF_MS);
		taken += events.length;
		process.stdout.write('taken\n');
	}
}

/** A hand's batches of a town. All others are forgotten: as with n8n's workers, nobody keeps a whole year in memory. */
function ownBatches(task: Recording): IncomingEvent[][] {
	const { candidates, deliveries, seed, hasTimedIds, batch, hand, hands } = task;
	const events = townEvents(candidates, deliveries, seed, endOf(task));
	if (task.when === 'last month') for (const event of events) squeeze(event);
	if (hasTimedIds) for (const event of events) event.eventId = timedIdOf(event);
	return batchesOf(events, batch).filter((_, i) => i % hands === hand);
}

function endOf({ when }: Recording): number {
	return when === 'next year' ? AS_OF_MS + 365 * DAY_MS : AS_OF_MS;
}

/** Moves what happened in the year into the last of its months. */
function squeeze(event: IncomingEvent): void {
	event.occurredAt = Math.round(AS_OF_MS - (AS_OF_MS - event.occurredAt) / 12);
}

function timedIdOf({ eventId, occurredAt }: IncomingEvent): string {
	return occurredAt.toString(36).padStart(9, '0') + hash('md5', eventId);
}

async function warmUp(
	store: CandidateStore,
	{ others, batch, hand }: Recording | Taking,
): Promise<void> {
	if (!others) return;
	const events = townEvents(others, undefined, OTHER_SEED + hand);
	for (const part of batchesOf(events, batch)) await store.record(part, compiled, AS_OF_MS);
}

export function batchesOf(events: readonly IncomingEvent[], size: number): IncomingEvent[][] {
	return Array.from({ length: Math.ceil(events.length / size) }, (_, i) =>
		events.slice(i * size, (i + 1) * size),
	);
}

function prepareDecay({ daysLater }: { daysLater: number }): Work {
	return async (store) => {
		const asOfMs = AS_OF_MS + daysLater * DAY_MS;
		const nobody = () => undefined;
		return (await store.decay(compiled, asOfMs, nobody, undefined, 'moved')).checked;
	};
}

if (require.main === module) void main(process.argv.slice(2));
