import type { CandidateFilter, CandidateStore } from '../lib/store';
import { PostgresStore } from '../lib/store/postgres/PostgresStore';
import { SqliteStore } from '../lib/store/sqlite/SqliteStore';
import { printTable, whole, type Bench } from './measure';
import { multiplyCandidates } from './million/multiply';
import { onBothEngines } from './million/onBothEngines';
import type { Stage } from './million/stage';
import { AS_OF_MS, compiled, townEvents } from './townEvents';

const PEOPLE = 5_000;
const DELIVERIES = 50_000;
const COPIES = 200;
const PAGE = 50;
const RUNS = 15;
const AIM_MS = 50;
const WEEK = 7;

/** The first page of searches as recruiters make them, over a million candidates. */
export const searchBench: Bench = {
	name: 'search',
	isLong: true,
	about: `the first ${PAGE} of ${whole(PEOPLE * COPIES)} candidates`,
	run: () => onBothEngines(runOn),
};

interface Timing {
	found: number;
	firstMs: number;
	medianMs: number;
	slowestMs: number;
}

async function runOn(stage: Stage): Promise<string[]> {
	const { popular, rare } = await fill(stage);
	const store = await open(stage);
	const timings = new Map<string, Timing>();
	for (const [name, filter] of searches(popular, rare))
		timings.set(name, await time(store, filter));
	await store.close();
	print(stage, timings);
	return [...timings].flatMap(([name, { medianMs }]) =>
		medianMs > AIM_MS
			? [`search: ${stage.engine}: ${name}: ${whole(medianMs)} ms, aim ${AIM_MS} ms`]
			: [],
	);
}

/**
 * A town is recorded as any other; then everybody is there two hundred times. Of their events only those are copied that
 * searches look at.
 */
async function fill(stage: Stage): Promise<{ popular: string; rare: string }> {
	const started = performance.now();
	const store = await open(stage);
	const events = townEvents(PEOPLE, DELIVERIES);
	await store.record(events, compiled, AS_OF_MS);
	await store.close();
	await stage.use('big', async (tables) => {
		await tables.run("DELETE FROM event WHERE type <> 'vacancy.viewed'; DELETE FROM transition");
		await multiplyCandidates(tables, COPIES);
		// Somebody alone looked at one vacancy: of what few have viewed the viewers are looked up.
		await tables.run(
			"UPDATE event SET subject = 'rare' WHERE type = 'vacancy.viewed' AND candidate_id % 3001 = 0",
		);
	});
	console.log(`  ${stage.engine}: filled in ${whole((performance.now() - started) / 1_000)} s\n`);
	const views = new Map<string, number>();
	for (const { type, subject = '' } of events)
		if (type === 'vacancy.viewed') views.set(subject, (views.get(subject) ?? 0) + 1);
	const [popular] = [...views].sort((a, b) => b[1] - a[1]);
	return { popular: popular[0], rare: 'rare' };
}

function searches(popular: string, rare: string): Array<[name: string, filter: CandidateFilter]> {
	const week = compiled.toLocalDay(AS_OF_MS) - WEEK;
	const few = { medals: ['silver', 'gold'], activeFrom: week };
	return [
		['hot, medal silver or better, last active within a week', { buckets: ['hot'], ...few }],
		['warm, medal silver or better, last active within a week', { buckets: ['warm'], ...few }],
		[
			'warm, medal silver or better, viewed a popular vacancy',
			{ buckets: ['warm'], medals: few.medals, viewed: popular },
		],
		[
			'warm, last active within a week, viewed a vacancy few did',
			{ buckets: ['warm'], activeFrom: week, viewed: rare },
		],
		[
			'hot, silver or better, this week, viewed a popular vacancy',
			{ buckets: ['hot'], ...few, viewed: popular },
		],
		[
			'phase think, score at most 30, last active within a week',
			{ phases: ['think'], maxScore: 30, activeFrom: week },
		],
		['everybody', {}],
	];
}

async function open(stage: Stage): Promise<CandidateStore> {
	const place = await stage.place('big');
	return 'file' in place
		? await SqliteStore.open(place.file)
		: await PostgresStore.open(place.settings);
}

async function time(store: CandidateStore, filter: CandidateFilter): Promise<Timing> {
	const took: number[] = [];
	let found = 0;
	for (let i = 0; i < RUNS; i++) {
		const started = performance.now();
		found = (await store.search({ ...filter, limit: PAGE }, compiled)).length;
		took.push(performance.now() - started);
	}
	const sorted = [...took].sort((a, b) => a - b);
	return {
		found,
		firstMs: took[0],
		medianMs: sorted[Math.floor(RUNS / 2)],
		slowestMs: sorted[RUNS - 1],
	};
}

function print({ engine }: Stage, timings: ReadonlyMap<string, Timing>): void {
	printTable(
		[`${engine}: first ${PAGE} who are`, 'found', 'at first', 'median', 'slowest'],
		[...timings].map(([name, { found, firstMs, medianMs, slowestMs }]) => [
			name,
			whole(found),
			...[firstMs, medianMs, slowestMs].map((ms) => `${ms.toFixed(1)} ms`),
		]),
	);
}
