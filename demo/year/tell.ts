import { countBuckets } from '../live/show';
import { bucketBars, progressBar } from '../pages/startPage';
import type { Stage } from '../stage';
import type { Town } from '../town';
import { liveYear, type Lived } from './live';
import { planYear } from './steps';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** Where everybody stood at the end of a month. */
export interface MonthEnd extends Lived {
	/** How many candidates were in each bucket; null for those without a score. */
	standing: ReadonlyMap<string | null, number>;
	/** How many events had come in by then. */
	upTo: number;
}

/** Lives the year of a town, and tells as it goes: the day, and how many candidates stand in each bucket. */
export async function tellYear(
	{ stand, store, compiled, timeMachine }: Stage,
	town: Town,
	say: (line: string) => void,
): Promise<MonthEnd[]> {
	const { timezone, buckets } = compiled.model;
	const steps = planYear(town.events, town.asOfMs, timezone);
	const months: MonthEnd[] = [];
	let upTo = 0;
	const start = Date.now();
	say(
		`${town.candidates} candidates live a year: ${town.events.length} events, ${steps.length} weeks …`,
	);
	await liveYear(timeMachine, steps, async (lived) => {
		const { step } = lived;
		upTo += step.events.length;
		const standing = await countBuckets(store, compiled);
		const day = new Date(step.untilMs).toLocaleDateString('en-GB', { ...DAY, timeZone: timezone });
		const done = (steps.indexOf(step) + 1) / steps.length;
		stand.stream.show('buckets', bucketBars(standing, compiled));
		stand.stream.show(
			'progress',
			progressBar({ headline: day, detail: 'The town lives its year.', done }),
		);
		if (!lived.counts) return;
		months.push({ ...lived, standing, upTo });
		const shown = buckets.toReversed().map(({ key }) => `${key} ${standing.get(key) ?? 0}`);
		say(`  ${day.padEnd(18)} ${shown.join(', ')}`);
	});
	say(`A year in ${((Date.now() - start) / 1000).toFixed(1)} s.`);
	return months;
}
