import { printTable, ratio, whole, type Bench } from './measure';
import { fill, record, type Coming } from './million/fill';
import { onBothEngines } from './million/onBothEngines';
import type { Stage, Written } from './million/stage';
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
/** So many times as long one of neighbours may take as one of all. */
const AIM_OF_NEIGHBOURS = 2;
/** So many times as long as before a run may take on which twice as many are due. */
const AIM_OF_TWICE = 2;
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
	const makeDue = async (isDue: string, ofWhom = WHO_CHANGES) => {
		const today = compiled.toLocalDay(AS_OF_MS) + ++daysLater;
		const day = `CASE WHEN ${isDue} THEN ${today} ELSE ${today + 1} END`;
		await stage.use('big', (tables) =>
			tables.run(`UPDATE snapshot SET next_change_on = ${day} WHERE ${ofWhom}`),
		);
		return today;
	};
	const run = async (...due: Parameters<typeof makeDue>) => {
		await makeDue(...due);
		return await runWorkers([{ place: await stage.place('big'), kind: 'decay', daysLater }]);
	};
	const first = await run('1 = 1', '1 = 1');
	const nothing = await median(() => run('1 = 0'));
	const some = await median(() => run(SCATTERED));
	const constants = await median(async () =>
		stage.write('big', giveConstants(await makeDue(SCATTERED))),
	);
	const twice = await median(() => run(TWICE_SCATTERED));
	const neighbours = await median(() => run(NEIGHBOURS));
	const all = await median(() => run('1 = 1'));
	printDaily({
		'all due, the first night after events': first,
		'nothing due': nothing,
		'1 % due, scattered over all': some,
		'… their rows given constants by one statement': constants,
		'2 % due, scattered over all': twice,
		'1 % due, who came together': neighbours,
		'all who fade due': all,
	});
	return missedDaily(stage, { first, nothing, some, constants, twice, neighbours, all });
}

/** Who will never change again without new events is never due. */
const WHO_CHANGES = 'next_change_on IS NOT NULL';
/** Everybody on another page of the disk. */
const SCATTERED = 'candidate_id % 100 = 0';
const TWICE_SCATTERED = 'candidate_id % 50 = 0';

/** Writes what the daily run writes of who only fades, without reading or working out anything. */
function giveConstants(today: number): string {
	return `
		UPDATE snapshot SET evaluated_on = ${today}, score = score - 1, engagement = engagement - 1,
			next_change_on = ${today + 3}, fading = substr(fading, 13)
		WHERE next_change_on <= ${today} RETURNING candidate_id`;
}

function printDaily(runs: Record<string, Work | Written>): void {
	printTable(
		['the daily run', 'due', 'took', 'candidates/s', 'computing', 'at most'],
		Object.entries(runs).map(([name, work]) => [
			name,
			whole(work.operations),
			seconds(work.seconds),
			work.operations > 0 ? whole(work.perSecond) : '',
			'busySeconds' in work ? seconds(work.busySeconds) : '',
			'peakBytes' in work ? `${whole(megabytes(work))} MB` : '',
		]),
	);
}

/** What the runs of a store took. */
interface Daily extends Record<
	'first' | 'nothing' | 'some' | 'twice' | 'neighbours' | 'all',
	Work
> {
	constants: Written;
}

/**
 * Judges whether a run takes as long as many are due. That one of few takes longer than one of all is no aim: all share
 * the pages of the disk, and so few who are scattered do not, whoever writes them; what constants take tells.
 */
function missedDaily({ engine }: Stage, { constants, ...runs }: Daily): string[] {
	const { first, nothing, some, twice, neighbours, all } = runs;
	const growth = twice.seconds / some.seconds;
	const [scattered, together] = [some, neighbours].map((few) => all.perSecond / few.perSecond);
	const ofConstants = some.perSecond / constants.perSecond;
	console.log(
		`  twice as many due take ${ratio(growth)} times as long; 1 % has ${whole(ofConstants * 100)} % of the speed of constants; ` +
			`one of them takes ${ratio(scattered)} times as long as one of all, ${ratio(together)} times where they came together\n`,
	);
	const most = Math.max(...[first, nothing, some, twice, neighbours, all].map(megabytes));
	return [
		...missed(
			nothing.seconds * 1_000 > AIM_OF_NOTHING_MS,
			`nothing due takes ${seconds(nothing.seconds)}, aim ${AIM_OF_NOTHING_MS} ms`,
		),
		...missed(
			growth > AIM_OF_TWICE,
			`twice as many due take ${ratio(growth)} times as long, aim ${AIM_OF_TWICE}`,
		),
		...missed(
			together > AIM_OF_NEIGHBOURS,
			`one of 1 % who came together takes ${ratio(together)} times as long as one of all, aim ${AIM_OF_NEIGHBOURS}`,
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

/**
 * What comes in behind all there is, as a rule, and what is brought in late among it: ids of events begin with when they
 * happened. The latter has no aim: the fewer lie together, the more of them have a page of the disk to themselves.
 */
const COMING: Record<string, Coming & { aim?: number }> = {
	'of the next year': { ...NEW, when: 'next year', aim: AIM_OF_SLOWDOWN },
	'of the last month': { ...NEW, when: 'last month' },
	'of the whole year': NEW,
};

/** The same new people, into an empty store and beside the million; each time others, so that they stay new. */
async function recordBeside(stage: Stage): Promise<string[]> {
	const rows: string[][] = [];
	const missedAims: string[] = [];
	let seed = 2;
	for (const [name, { aim, ...coming }] of Object.entries(COMING)) {
		const runs = { empty: [] as Work[], big: [] as Work[] };
		for (let i = 0; i < RUNS; i++, seed++) {
			runs.empty.push(await record(stage, `empty${seed}`, { ...coming, seed }));
			runs.big.push(await record(stage, 'big', { ...coming, seed }));
		}
		const [empty, big] = [middle(runs.empty), middle(runs.big)];
		const times = big.seconds / empty.seconds;
		rows.push([name, 'into an empty ledger', ...showRecording(empty), '']);
		rows.push(['', 'beside ten million', ...showRecording(big), `${ratio(times)} times as long`]);
		const slow = `recording what is ${name} takes ${ratio(times)} times as long, aim ${aim}`;
		missedAims.push(...missed(aim !== undefined && times > aim, slow));
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

async function median<T extends Written>(run: () => Promise<T>): Promise<T> {
	const works: T[] = [];
	for (let i = 0; i < RUNS; i++) works.push(await run());
	return middle(works);
}

function middle<T extends Written>(works: readonly T[]): T {
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
