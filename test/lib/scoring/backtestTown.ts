import {
	Backtester,
	parseDay,
	type Backtest,
	type CompiledModel,
	type Movers,
} from '../../../lib/scoring';
import { modelOfRule, toEvents, type EventRow } from './remember';

/** Ten points for each thing done, for ever; whoever is hot is the recruiter's. */
const routes = [{ to: 'recruiter' as const, buckets: ['hot'] }];
export const live = modelOfRule({ points: 10 }, { routes });
export const draft = modelOfRule({ points: 15 }, { routes, version: 2 });

export type Town = Record<string, EventRow[]>;
export const done = (on: string, times = 1): EventRow => ({ on, type: 'thing.done', times });

/** Under the live model 50, 70, 10 then 20, no score; under the draft 75, 100, 15 then 30, no score. */
export const town: Town = {
	ann: [done('2026-03-02', 5)],
	bob: [done('2026-03-02', 7)],
	cas: [done('2026-03-02'), done('2026-03-10')],
	dee: [{ on: '2026-03-02', type: 'page.seen' }],
	eve: [done('2026-03-20', 9)],
};

export function backtest(
	people: Town,
	dates: readonly string[],
	models: { live: CompiledModel; draft: CompiledModel } = { live, draft },
): Backtest {
	const backtester = new Backtester(models.live, models.draft, dates.map(parseDay));
	Object.entries(people)
		.map(([name, rows], i) => ({ candidateId: i + 1, name, events: toEvents(rows) }))
		.reverse()
		.forEach((candidate) => backtester.add(candidate));
	return backtester.result();
}

export const names = ({ candidates }: Movers) => candidates.map(({ name }) => name).join(' ');
