import { printTable, ratio, whole, type Bench } from './measure';
import { fill, record, type Coming } from './million/fill';
import { onBothEngines } from './million/onBothEngines';
import type { Stage } from './million/stage';
import { AS_OF_MS, compiled } from './townEvents';
import { runWorkers, type Work } from './workers';

const PEOPLE = 10_000;
const DELIVERIES = 100_000;
const COPIES = 100;
/** A hundredth of all, who came late in the year, when most still fade. */
const NEIGHBOURS = 'candidate_id BETWEEN 900001 AND 910000';
const NEW = { candidates: 4_000, deliveries: 40_000 };
const RUNS = 3;

const AIM_OF_NOTHING_MS = 100;
/** So many times as long one of a few may take as one of all. */
const AIM_OF_FEW = 2;
const AIM_OF_ALL = { SQLite: 100_000, PostgreSQL: 40_000 };
const AIM_OF_MEGABYTES = 500;
const AIM_OF_SLOWDOWN = 2;

/** The daily run over a million candidates, and recording beside their ten million events. */
export const millionBench: Bench = {
	name: 'million',
	isLong: true,
	about: `${whole(PEOPLE * COPIES)} candidates with ${whole(DELIVERIES * COPIES)} deliveries: the daily run, and recording beside them`,
	run: () => onBothEngines(runOn),
};

async function runOn(stage: Stage): Promise<string[]> {
	await fill(stage, { people: PEOPLE, deliveries: DELIVERIES, copies: COPIES });
	const missed = [...(await runDaily(stage)), ...(await recordBeside(stage))];
	return missed.map((aim) => `million: ${stage.engine}: ${aim}`);
}

async function runDaily(stage: Stage): Promise<string[]> {
	let daysLater = 0;
	const run = async (isDue: string, ofWhom: string) => {
		const today = compiled.toLocalDay(AS_OF_MS) + ++daysLater;
		const day = `CASE WHEN ${isDue} THEN ${today} ELSE ${today + 1} END`;
		await stage.use('big', (tables) =>
			tables.run(`UPDATE snapshot SET next_change_on = ${day} WHERE ${ofWhom}`),
		);
		return await runWorkers([{ place: await stage.place('big'), kind: 'decay', daysLater }]);
	};
	const first = await run('1 = 1', '1 = 1');
	const nothing = await median(() => run('1 = 0', WHO_CHANGES));
	const some = await median(() => run('candidate_id % 100 = 0', WHO_CHANGES));
	const neighbours = await median(() => run(NEIGHBOURS, WHO_CHANGES));
	const all = await median(() => run('1 = 1', WHO_CHANGES));
	printDaily({
		'all due, the first night after events': first,
		'nothing due': nothing,
		'1 % due, scattered over all': some,
		'1 % due, who came together': neighbours,
		'all who fade due': all,
	});
	return missedDaily(stage, nothing, [some, neighbours], all, first);
}

/** Who will never change again without new events is never due. */
const WHO_CHANGES = 'next_change_on IS NOT NULL';

function printDaily(runs: Record<string, Work>): void {
	printTable(
		['the daily run', 'due', 'took', 'candidates/s', 'computing', 'at most'],
		Object.entries(runs).map(([name, work]) => [
			name,
			whole(work.operations),
			seconds(work.seconds),
			work.operations > 0 ? whole(work.perSecond) : '',
			seconds(work.busySeconds),
			`${whole(megabytes(work))} MB`,
		]),
	);
}

function missedDaily(
	{ engine }: Stage,
	nothing: Work,
	few: [scattered: Work, together: Work],
	all: Work,
	first: Work,
): string[] {
	const [scattered, together] = few.map((work) => all.perSecond / work.perSecond);
	console.log(
		`  one of 1 % due takes ${ratio(scattered)} times as long as one of all; ${ratio(together)} times where they came together\n`,
	);
	const most = Math.max(...[nothing, ...few, all, first].map(megabytes));
	return [
		...missed(
			nothing.seconds * 1_000 > AIM_OF_NOTHING_MS,
			`nothing due takes ${seconds(nothing.seconds)}, aim ${AIM_OF_NOTHING_MS} ms`,
		),
		...missed(
			scattered > AIM_OF_FEW,
			`one of 1 % due takes ${ratio(scattered)} times as long, aim ${AIM_OF_FEW}`,
		),
		...missed(
			all.perSecond < AIM_OF_ALL[engine],
			`all due: ${whole(all.perSecond)}/s, aim ${whole(AIM_OF_ALL[engine])}`,
		),
		...missed(
			most > AIM_OF_MEGABYTES,
			`the daily run takes ${whole(most)} MB, aim ${AIM_OF_MEGABYTES}`,
		),
	];
}

/** What comes in day by day, behind all there is; and a year that somebody brings along, whose ids lie all over it. */
const COMING: Record<string, Coming> = {
	'of the next year': { ...NEW, yearsLater: 1 },
	'of the same year': NEW,
};

/** The same new people, into an empty store and beside the million; each time others, so that they stay new. */
async function recordBeside(stage: Stage): Promise<string[]> {
	const rows: string[][] = [];
	const missedAims: string[] = [];
	let seed = 2;
	for (const [name, coming] of Object.entries(COMING)) {
		const runs = { empty: [] as Work[], big: [] as Work[] };
		for (let i = 0; i < RUNS; i++, seed++) {
			runs.empty.push(await record(stage, `empty${seed}`, { ...coming, seed }));
			runs.big.push(await record(stage, 'big', { ...coming, seed }));
		}
		const [empty, big] = [middle(runs.empty), middle(runs.big)];
		const times = big.seconds / empty.seconds;
		rows.push([name, 'into an empty ledger', ...showRecording(empty), '']);
		rows.push(['', 'beside ten million', ...showRecording(big), `${ratio(times)} times as long`]);
		const slow = `recording what is ${name} takes ${ratio(times)} times as long, aim ${AIM_OF_SLOWDOWN}`;
		missedAims.push(...missed(times > AIM_OF_SLOWDOWN, slow));
		const much = `recording takes ${whole(megabytes(big))} MB, aim ${AIM_OF_MEGABYTES}`;
		missedAims.push(...missed(megabytes(big) > AIM_OF_MEGABYTES, much));
	}
	printTable(
		[`${whole(NEW.deliveries)} deliveries`, '', 'events/s', 'computing', 'at most', ''],
		rows,
	);
	return missedAims;
}

function showRecording(work: Work): string[] {
	return [whole(work.perSecond), seconds(work.busySeconds), `${whole(megabytes(work))} MB`];
}

async function median(run: () => Promise<Work>): Promise<Work> {
	const works: Work[] = [];
	for (let i = 0; i < RUNS; i++) works.push(await run());
	return middle(works);
}

function middle(works: readonly Work[]): Work {
	return [...works].sort((a, b) => a.seconds - b.seconds)[Math.floor(works.length / 2)];
}

function missed(isMissed: boolean, said: string): string[] {
	return isMissed ? [said] : [];
}

function megabytes({ peakBytes }: Work): number {
	return peakBytes / 2 ** 20;
}

function seconds(value: number): string {
	return value < 1 ? `${whole(value * 1_000)} ms` : `${value.toFixed(1)} s`;
}
