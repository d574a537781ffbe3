import fc from 'fast-check';
import {
	Backtester,
	compileModel,
	evaluateOn,
	explainOn,
	strongestReasons,
	type Backtest,
	type BacktestCandidate,
	type CandidateEvent,
	type CompiledModel,
	type Evaluation,
} from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { choosier, dearer, sibling, variant } from '../../support/models';
import { eventLists, FIRST_DAY, seeded, SPAN_DAYS } from './arbitraries';
import { scoringModels } from './modelArbitraries';
import { preset, remember } from './remember';

const SOME = seeded(250);

/** Routes that open and close in every way there is. */
const restless = variant({
	buckets: [
		{ key: 'cool', label: 'Cool', from: 0 },
		{ key: 'hot', label: 'Hot', from: 15 },
	],
	routes: [
		{ to: 'nurture', rules: ['email-click'], withinDays: 3 },
		{ to: 'recruiter', rules: ['vacancy-view', 'email-open'], withinDays: 5 },
		{ to: 'recruiter', phases: ['do'], buckets: ['hot'] },
		{ to: 'care', rules: ['chat'] },
		{ to: 'recruiter', phases: ['think'] },
	],
});

const everybodyIsRecruiters = variant({ routes: [{ to: 'recruiter' }] });

const models: fc.Arbitrary<CompiledModel> = fc.oneof(
	fc.constantFrom(preset, dearer(2), choosier(2), sibling, restless, everybodyIsRecruiters),
	scoringModels(true).map((input) => compileModel(parseModel(input))),
);
const day = fc.integer({ min: FIRST_DAY - 5, max: FIRST_DAY + SPAN_DAYS + 60 });
const dates = fc.array(day, { minLength: 1, maxLength: 3 });
const towns: fc.Arbitrary<BacktestCandidate[]> = fc
	.array(eventLists, { maxLength: 6 })
	.map((lists) => lists.map((events, i) => ({ candidateId: i + 1, name: `p${i + 1}`, events })));

function backtest(
	town: readonly BacktestCandidate[],
	live: CompiledModel,
	draft: CompiledModel,
	days: readonly number[],
): Backtest {
	const backtester = new Backtester(live, draft, days);
	for (const candidate of town) backtester.add(candidate);
	return backtester.result();
}

const happenedBy = (events: readonly CandidateEvent[], compiled: CompiledModel, day: number) =>
	events.filter(({ occurredAt }) => compiled.toLocalDay(occurredAt) <= day);

/** What a model makes of those of whom anything had happened by a day, worked out one by one. */
function evaluateTown(town: readonly BacktestCandidate[], compiled: CompiledModel, day: number) {
	return town.map(({ events }): Evaluation | null => {
		const past = happenedBy(events, compiled, day);
		return past.length === 0 ? null : evaluateOn(remember(past, compiled), compiled, day);
	});
}

/** In how many weeks of the backtest a candidate arrived with a recruiter, looking at every single day. */
function recruiterWeeks(
	{ events }: BacktestCandidate,
	compiled: CompiledModel,
	weeks: number,
	last: number,
): number[] {
	const past = happenedBy(events, compiled, last);
	const memory = remember(past, compiled);
	const first = Math.min(...past.map(({ occurredAt }) => compiled.toLocalDay(occurredAt)));
	const isRecruiters = (day: number) =>
		day >= first && evaluateOn(memory, compiled, day).route === 'recruiter';
	const arrived = new Set<number>();
	for (let i = 0; i < weeks * 7; i++) {
		const day = last - weeks * 7 + 1 + i;
		if (isRecruiters(day) && !isRecruiters(day - 1)) arrived.add(Math.floor(i / 7));
	}
	return [...arrived];
}

describe('a backtest, whatever happened', () => {
	it('has row totals like the live model and column totals like the draft', () => {
		fc.assert(
			fc.property(towns, models, models, dates, (town, live, draft, days) => {
				const ascending = [...new Set(days)].sort((a, b) => a - b);
				const result = backtest(town, live, draft, days);
				expect(result.dates).toHaveLength(ascending.length);
				result.dates.forEach(({ candidates, migration, ...both }, i) => {
					const [was, is] = [live, draft].map((one) => evaluateTown(town, one, ascending[i]));
					expect(candidates).toBe(town.filter((_, at) => was[at] ?? is[at]).length);
					const columns = migration.draft.map((_, column) =>
						migration.candidates.map((row) => row[column]),
					);
					for (const [side, lines, evaluations] of [
						['live', migration.candidates, was],
						['draft', columns, is],
					] as const) {
						const count = (holds: (one: Evaluation | null) => boolean) =>
							evaluations.filter((one, at) => (was[at] ?? is[at]) && holds(one)).length;
						const { buckets, scores } = both[side];
						const totals = lines.map((cells) => cells.reduce((a, b) => a + b, 0));
						expect(buckets.map((one) => one.candidates)).toEqual(totals);
						for (const { bucket, candidates: held } of buckets)
							expect(held).toBe(count((one) => (one?.bucket ?? null) === bucket));
						for (const { from, to, candidates: held } of scores)
							expect(held).toBe(
								count(
									(one) =>
										one !== null && one.score !== null && one.score >= from && one.score <= to,
								),
							);
					}
				});
			}),
			SOME,
		);
	});

	it('of a draft like the live model moves nobody', () => {
		fc.assert(
			fc.property(towns, models, dates, (town, model, days) => {
				const result = backtest(town, model, model, days);
				for (const { migration, moved, newlyHot, noLongerHot, live, draft } of result.dates) {
					migration.candidates.forEach((cells, row) =>
						cells.forEach((count, column) => row === column || expect(count).toBe(0)),
					);
					expect([moved, newlyHot.total, noLongerHot.total]).toEqual([0, 0, 0]);
					expect(draft).toEqual(live);
				}
				for (const { live, draft } of result.weeks) expect(draft).toEqual(live);
			}),
			SOME,
		);
	});

	it('is the same in any order of candidates, events and dates, and however it is folded', () => {
		const shuffled = towns.chain((town) =>
			fc.tuple(
				fc.constant(town),
				fc.shuffledSubarray(town, { minLength: town.length, maxLength: town.length }),
			),
		);
		const turned = (town: readonly BacktestCandidate[]) =>
			town.map((one) => ({ ...one, events: [...one.events].reverse() }));
		fc.assert(
			fc.property(shuffled, models, models, dates, ([town, other], live, draft, days) => {
				const result = backtest(town, live, draft, days);
				expect(backtest(turned(other), live, draft, [...days, days[0]].reverse())).toEqual(result);
				const apart = { ...draft, patterns: 'folded apart' };
				expect(backtest(town, live, apart, days)).toEqual(result);
			}),
			SOME,
		);
	});

	it('names everybody who would be hot under one model only', () => {
		fc.assert(
			fc.property(towns, models, models, dates, (town, live, draft, days) => {
				const last = Math.max(...days);
				const [was, is] = [live, draft].map((one) => {
					const top = one.model.buckets.at(-1)?.key;
					return evaluateTown(town, one, last).map((now) => now?.bucket === top);
				});
				const idsWhere = (holds: (i: number) => boolean) =>
					town.filter((_, i) => holds(i)).map(({ candidateId }) => candidateId);
				const { newlyHot, noLongerHot } = backtest(town, live, draft, days).dates.at(-1)!;
				const idsOf = ({ candidates }: typeof newlyHot) =>
					candidates.map(({ candidateId }) => candidateId).sort((a, b) => a - b);
				expect(idsOf(newlyHot)).toEqual(idsWhere((i) => is[i] && !was[i]));
				expect(idsOf(noLongerHot)).toEqual(idsWhere((i) => was[i] && !is[i]));
				for (const { candidateId, reasons } of [
					...newlyHot.candidates,
					...noLongerHot.candidates,
				]) {
					const past = happenedBy(town[candidateId - 1].events, draft, last);
					const explanation = explainOn(remember(past, draft), draft, last);
					expect(reasons).toEqual(strongestReasons(explanation));
				}
			}),
			SOME,
		);
	});

	it('counts every arrival with a recruiter, and in the hottest bucket', () => {
		fc.assert(
			fc.property(towns, models, models, day, (town, live, draft, last) => {
				const days = [last, last - 33];
				const { weeks } = backtest(town, live, draft, days);
				for (const [side, model] of [
					['live', live],
					['draft', draft],
				] as const) {
					const recruiter = weeks.map(() => 0);
					for (const candidate of town)
						for (const week of recruiterWeeks(candidate, model, weeks.length, last))
							recruiter[week]++;
					expect(weeks.map((week) => week[side].recruiter)).toEqual(recruiter);
					const entries = evaluateTown(town, model, last)
						.flatMap((one) => one?.changes ?? [])
						.filter(
							({ to, day }) =>
								to === model.model.buckets.at(-1)?.key && day > last - weeks.length * 7,
						);
					const hot = weeks.reduce((sum, week) => sum + week[side].hot, 0);
					expect(hot).toBeLessThanOrEqual(entries.length);
					expect(hot > 0).toBe(entries.length > 0);
				}
			}),
			seeded(120),
		);
	});
});
