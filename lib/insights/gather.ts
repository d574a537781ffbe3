import { formatDay, type CompiledModel, type LocalDay } from '../scoring';
import { outcomeOf, type OutcomeName } from '../scoring/calibrate/ledger/outcome';
import type { CandidateStore, Progress } from '../store';
import { tellFunnel, type FunnelPhase } from './counts/funnel';
import { timeToPlacement, type TimeToPlacement } from './counts/placements';
import { sumUpStandings, type StandingCounts } from './counts/standing';
import { tellTrend, type Trend } from './counts/trend';
import { ContentTally, type ContentScores } from './people/contents';
import { toPerson } from './people/person';
import { QualityTally, type QualityCount } from './people/quality';
import { ScoreTally, type ScoreLift } from './people/scores';
import { SourceTally, type SourceCount } from './people/sources';
import { VacancyTally, type VacancyInterest } from './people/vacancies';
import { lastDays, type Period } from './period';

/** Which period is told of, and by which measures. */
export interface InsightSettings {
	/** The last local day that is told of. */
	until: LocalDay;
	asOfMs: number;
	/** Days that are told of. */
	days: number;
	outcome: OutcomeName;
	/** Within how many days the outcome must come about. */
	horizonDays: number;
	/** How many candidates recruiters can follow up. */
	capacity: number;
	/** Candidates whose events are looked at, drawn evenly where there are more. */
	sample: number;
}

/** What counting everybody tells, from indexes alone. */
export interface Counts {
	standing: StandingCounts;
	funnel: FunnelPhase[];
	/** About how many candidates the funnel follows through their changes of phase; the others are counted up. */
	followed: number;
	trend: Trend;
	placements: TimeToPlacement;
}

/** What looking at candidates one by one tells. */
export interface PeopleInsights {
	/** Candidates looked at, of how many there are. */
	candidates: number;
	of: number;
	contents: ContentScores;
	channels: SourceCount[];
	sources: SourceCount[];
	campaigns: SourceCount[];
	vacancies: VacancyInterest[];
	lift: ScoreLift;
	quality: QualityCount[];
}

/** Candidates whose changes of phase are looked at. */
const PHASE_SAMPLE = 10_000;

/** Counts everybody by where they stand and what changed. */
export async function gatherCounts(
	{ insights }: Pick<CandidateStore, 'insights'>,
	{ model }: CompiledModel,
	{ until, days }: InsightSettings,
): Promise<Counts> {
	const period: Period = lastDays(days, until);
	const [standings, moves, placed, phaseMoves] = await Promise.all([
		insights.countStandings(model.key),
		insights.countMoves(model.key, period.from, until),
		insights.countPlacements(model.key, formatDay(period.from), formatDay(until)),
		insights.readPhaseMoves(model.key, PHASE_SAMPLE),
	]);
	const standing = sumUpStandings(standings, model);
	const scale = Math.max(1, standing.candidates / PHASE_SAMPLE);
	return {
		standing,
		funnel: tellFunnel(standing.phases, phaseMoves, scale, until),
		followed: Math.min(standing.candidates, PHASE_SAMPLE),
		trend: tellTrend(moves, standing.buckets, period),
		placements: timeToPlacement(placed),
	};
}

/** Looks at candidates one by one, in one pass and in bounded memory. */
export async function gatherPeople(
	{ insights }: Pick<CandidateStore, 'insights'>,
	compiled: CompiledModel,
	settings: InsightSettings,
	onProgress?: Progress,
): Promise<PeopleInsights> {
	const { until, days, horizonDays, capacity, sample, asOfMs } = settings;
	const outcome = outcomeOf(settings.outcome, compiled);
	const period = lastDays(days, until);
	const contents = new ContentTally(horizonDays, until);
	const sources = (['channel', 'source', 'campaign'] as const).map(
		(field) => new SourceTally(field, period),
	);
	const warm = new Set(compiled.model.buckets.slice(-2).map(({ key }) => key));
	const vacancies = new VacancyTally(period, warm);
	const scores = new ScoreTally(compiled, until - horizonDays, horizonDays, capacity);
	const quality = new QualityTally(compiled, asOfMs);
	let candidates = 0;
	const { of } = await insights.readSample(
		sample,
		(part) => {
			for (const history of part) {
				const person = toPerson(history, compiled, outcome);
				candidates++;
				contents.add(person);
				for (const one of sources) one.add(person);
				const standingToday = scores.add(person, until);
				vacancies.add(person, standingToday);
				quality.add(person);
			}
		},
		onProgress,
	);
	const [channelCounts, sourceCounts, campaignCounts] = sources.map((one) => one.result());
	return {
		candidates,
		of,
		contents: contents.result(),
		channels: channelCounts,
		sources: sourceCounts,
		campaigns: campaignCounts,
		vacancies: vacancies.result(),
		lift: scores.result(),
		quality: quality.result(),
	};
}
