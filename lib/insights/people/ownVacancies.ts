import { formatDay, type CompiledModel } from '../../scoring';
import type { LedgerEvent } from '../../store';

/** What one candidate did about one vacancy. */
export interface OwnVacancy {
	vacancy: string;
	/**
	 * - `applied`: sent in an application for it
	 * - `warm`: viewed it on several days, or again and again, lately
	 * - `looked`: viewed it
	 */
	interest: 'applied' | 'warm' | 'looked';
	views: number;
	/** Local days on which it was viewed; the last of them, YYYY-MM-DD, null where it was never viewed. */
	days: number;
	lastViewedOn: string | null;
}

const VIEWED = 'vacancy.viewed';
const APPLIED = /^application\.(submitted|started)$/;
/** Lately, in days, and what shows more than curiosity within them. */
const LATELY = 30;
const WARM_DAYS = 2;
const WARM_VIEWS = 3;
const RANKS = ['applied', 'warm', 'looked'];

/**
 * The vacancies a candidate is interested in: what was applied for first, then what is warm, the latest first.
 *
 * @param events - of one candidate, in any order
 * @example
 * // two views of nurse-utrecht, yesterday and today
 * vacanciesOf(events, compiled, now) //=> [{ vacancy: 'nurse-utrecht', interest: 'warm', views: 2, days: 2, … }]
 */
export function vacanciesOf(
	events: readonly LedgerEvent[],
	{ toLocalDay }: CompiledModel,
	asOfMs: number,
): OwnVacancy[] {
	const today = toLocalDay(asOfMs);
	const found = new Map<string, { viewedOn: number[]; hasApplied: boolean }>();
	for (const { type, subject, occurredAt } of events) {
		const isApplication = APPLIED.test(type);
		if (subject === null || occurredAt > asOfMs || !(type === VIEWED || isApplication)) continue;
		let own = found.get(subject);
		if (!own) found.set(subject, (own = { viewedOn: [], hasApplied: false }));
		if (isApplication) own.hasApplied = true;
		else own.viewedOn.push(toLocalDay(occurredAt));
	}
	return [...found]
		.map(([vacancy, { viewedOn, hasApplied }]) => {
			const lately = viewedOn.filter((day) => day > today - LATELY);
			const isWarm = new Set(lately).size >= WARM_DAYS || lately.length >= WARM_VIEWS;
			const last = Math.max(...viewedOn);
			return {
				vacancy,
				interest: hasApplied
					? ('applied' as const)
					: isWarm
						? ('warm' as const)
						: ('looked' as const),
				views: viewedOn.length,
				days: new Set(viewedOn).size,
				lastViewedOn: viewedOn.length > 0 ? formatDay(last) : null,
			};
		})
		.sort(
			(a, b) =>
				RANKS.indexOf(a.interest) - RANKS.indexOf(b.interest) ||
				(b.lastViewedOn ?? '').localeCompare(a.lastViewedOn ?? '') ||
				b.views - a.views ||
				(a.vacancy < b.vacancy ? -1 : 1),
		);
}
