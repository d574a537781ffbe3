import { printTable, whole, type Bench } from './measure';
import { fill } from './million/fill';
import { onBothEngines } from './million/onBothEngines';
import type { Stage } from './million/stage';
import { runWorkers, type Work } from './workers';

const PEOPLE = 10_000;
const DELIVERIES = 100_000;
/** Everybody a hundred times, or as often as the environment says, where disk or patience are short. */
const COPIES = Number(process.env.COPIES ?? 100);

const AIM_SECONDS = { distribution: 1, counts: 1, dashboard: 10 };
const AIM_MEGABYTES = 500;

type What = keyof typeof AIM_SECONDS;

/** What a marketer waits for who opens the dashboard of a large store. */
export const insightsBench: Bench = {
	name: 'insights',
	isLong: true,
	about: `${whole(PEOPLE * COPIES)} candidates with ${whole(DELIVERIES * COPIES)} deliveries: counts and dashboard`,
	run: () => onBothEngines(runOn),
};

async function runOn(stage: Stage): Promise<string[]> {
	await fill(stage, { people: PEOPLE, deliveries: DELIVERIES, copies: COPIES });
	const place = await stage.place('big');
	const works: Array<[What, Work]> = [];
	for (const what of Object.keys(AIM_SECONDS) as What[]) {
		// Once before, as for whoever opened it already today.
		await runWorkers([{ place, kind: 'insights', what }]);
		works.push([what, await runWorkers([{ place, kind: 'insights', what }])]);
	}
	printTable(
		[stage.engine, 'took', 'computing', 'at most'],
		works.map(([what, { seconds, busySeconds, peakBytes }]) => [
			what,
			`${seconds.toFixed(2)} s`,
			`${busySeconds.toFixed(2)} s`,
			`${whole(peakBytes / 2 ** 20)} MB`,
		]),
	);
	return works.flatMap(([what, { seconds, peakBytes }]) => [
		...(seconds > AIM_SECONDS[what]
			? [
					`insights: ${stage.engine}: ${what} takes ${seconds.toFixed(1)} s, aim ${AIM_SECONDS[what]} s`,
				]
			: []),
		...(peakBytes > AIM_MEGABYTES * 2 ** 20
			? [
					`insights: ${stage.engine}: ${what} takes ${whole(peakBytes / 2 ** 20)} MB, aim ${AIM_MEGABYTES}`,
				]
			: []),
	]);
}
