import { isIn, type Period } from '../period';
import type { Person } from './person';
import type { ScoreStanding } from './scores';

/** Somebody who looked at a vacancy. */
export interface VacancyFan {
	candidateId: number;
	name: string;
	score: number;
	bucket: string | null;
	/** Views in the period, and the last of them as local day. */
	views: number;
	lastOn: number;
}

/** Who looked at a vacancy in the period. */
export interface VacancyInterest {
	vacancy: string;
	views: number;
	viewers: number;
	/** Viewers who came on more than one day. */
	returned: number;
	/** Viewers who stand in the two hottest buckets. */
	warm: number;
	applied: number;
	/** The known viewers who are hottest, at most {@link MOST_FANS}. */
	fans: VacancyFan[];
}

/** So many candidates at most are named for a vacancy. */
export const MOST_FANS = 25;
const MOST_VACANCIES = 5_000;
const VIEWED = 'vacancy.viewed';
const SUBMITTED = 'application.submitted';

/** Counts who looks at which vacancy. */
export class VacancyTally {
	private readonly vacancies = new Map<string, VacancyInterest>();

	/** @param warmBuckets - the two hottest */
	constructor(
		private readonly period: Period,
		private readonly warmBuckets: ReadonlySet<string>,
	) {}

	add(person: Person, standsToday: () => ScoreStanding): void {
		const seen = new Map<string, { views: number; days: Set<number>; hasApplied: boolean }>();
		const { events, days } = person;
		for (let i = 0; i < events.length; i++) {
			const { type, subject } = events[i];
			if (subject === undefined || !isIn(this.period, days[i])) continue;
			if (type !== VIEWED && type !== SUBMITTED) continue;
			let own = seen.get(subject);
			if (!own) seen.set(subject, (own = { views: 0, days: new Set(), hasApplied: false }));
			if (type === SUBMITTED) own.hasApplied = true;
			else {
				own.views++;
				own.days.add(days[i]);
			}
		}
		if (seen.size === 0) return;
		const { score, bucket } = standsToday();
		for (const [vacancy, { views, days: viewedOn, hasApplied }] of seen) {
			const interest = this.interestIn(vacancy);
			if (!interest) continue;
			interest.views += views;
			interest.viewers++;
			interest.returned += Number(viewedOn.size > 1);
			interest.warm += Number(bucket !== null && this.warmBuckets.has(bucket));
			interest.applied += Number(hasApplied);
			if (!person.isKnown || views === 0) continue;
			const { candidateId, name } = person;
			const lastOn = Math.max(...viewedOn);
			addFan(interest.fans, { candidateId, name, score: score ?? 0, bucket, views, lastOn });
		}
	}

	/** Most viewers first. */
	result(): VacancyInterest[] {
		return [...this.vacancies.values()].sort(
			(a, b) => b.viewers - a.viewers || (a.vacancy < b.vacancy ? -1 : 1),
		);
	}

	private interestIn(vacancy: string): VacancyInterest | undefined {
		const known = this.vacancies.get(vacancy);
		if (known || this.vacancies.size >= MOST_VACANCIES) return known;
		const made = { vacancy, views: 0, viewers: 0, returned: 0, warm: 0, applied: 0, fans: [] };
		this.vacancies.set(vacancy, made);
		return made;
	}
}

function addFan(fans: VacancyFan[], fan: VacancyFan): void {
	let at = fans.length;
	while (at > 0 && isHotter(fan, fans[at - 1])) at--;
	if (at >= MOST_FANS) return;
	fans.splice(at, 0, fan);
	if (fans.length > MOST_FANS) fans.pop();
}

function isHotter(a: VacancyFan, b: VacancyFan): boolean {
	return a.score - b.score > 0 || (a.score === b.score && a.views > b.views);
}
