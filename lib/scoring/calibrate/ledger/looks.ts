import { evaluateOn } from '../../evaluate';
import type { CandidateEvent } from '../../event';
import type { LocalDay } from '../../localDay';
import type { CompiledModel } from '../../model/compileModel';
import { Past } from '../../backtest/past';
import { whyBarred } from '../barred';
import type { Outcome } from './outcome';
import type { Split } from './learnRules';

/** Somebody on a day, with the scores of two models on what had happened by then; no score counts as 0. */
export interface Look {
	live: number;
	draft: number;
	/** Days since the last event. */
	quietDays: number;
	/** Whether the outcome came about within the horizon. */
	hit: boolean;
	/** What is known of protected groups, by field. */
	groups: Readonly<Record<string, string>>;
}

/** Everybody, looked at through two models. */
export class Looks {
	/** Looks that points were learned before. */
	readonly early: Look[] = [];

	/** Looks at later days: nothing was learned from what came of them. */
	readonly late: Look[] = [];

	/** Scores of everybody on the last day. */
	readonly today: Array<Pick<Look, 'live' | 'draft'>> = [];

	private readonly days: LocalDay[] = [];

	/** @param draft - must count the same events as the live model */
	constructor(
		private readonly live: CompiledModel,
		private readonly draft: CompiledModel,
		private readonly outcome: Outcome,
		private readonly split: Split,
	) {
		const { from, at, until, horizonDays } = split;
		for (let day = at - horizonDays; day >= from; day -= horizonDays) this.days.unshift(day);
		for (let day = at; day + horizonDays <= until; day += horizonDays) this.days.push(day);
	}

	add(events: readonly CandidateEvent[]): void {
		const past = new Past(events, this.live);
		const outcomeOn = this.outcomeOn(events);
		for (const day of this.days) {
			if (outcomeOn !== null && outcomeOn <= day) break;
			const scores = this.scoresOn(past, day);
			if (!scores) continue;
			const { at, horizonDays } = this.split;
			const last = past.days.findLast((one) => one <= day) ?? day;
			const look = {
				...scores,
				quietDays: day - last,
				hit: outcomeOn !== null && outcomeOn <= day + horizonDays,
				groups: groupsOf(past, day),
			};
			(day < at ? this.early : this.late).push(look);
		}
		const now = this.scoresOn(past, this.split.until);
		if (now) this.today.push(now);
	}

	private scoresOn(past: Past, day: LocalDay): Pick<Look, 'live' | 'draft'> | null {
		const memory = past.upTo(day);
		if (past.isEmpty) return null;
		return {
			live: evaluateOn(memory, this.live, day).score ?? 0,
			draft: evaluateOn(memory, this.draft, day).score ?? 0,
		};
	}

	private outcomeOn(events: readonly CandidateEvent[]): LocalDay | null {
		const moments = events
			.filter((event) => this.outcome.isIn(event))
			.map(({ occurredAt }) => occurredAt);
		return moments.length > 0 ? this.live.toLocalDay(Math.min(...moments)) : null;
	}
}

/** The protected fields of a profile; they are looked at for fairness alone. */
function groupsOf(past: Past, day: LocalDay): Record<string, string> {
	const groups: Record<string, string> = {};
	for (const [, field, json] of past.upTo(day).timelines.profile)
		if (isBarred(field)) groups[field] = String(JSON.parse(json));
	return groups;
}

const known = new Map<string, boolean>();
const MOST_KNOWN = 1_000;

function isBarred(field: string): boolean {
	const found = known.get(field) ?? whyBarred(field) !== undefined;
	if (known.size < MOST_KNOWN) known.set(field, found);
	return found;
}
