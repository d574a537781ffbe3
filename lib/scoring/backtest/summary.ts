import { DateTime } from 'luxon';
import type { Backtest } from '../backtest';
import type { BacktestDate } from './dateTally';

/**
 * A backtest in plain English: a sentence per date, and one about the work it makes for recruiters.
 *
 * @example
 * summariseBacktest(backtest)
 * //=> 'On 1 November 2026 12 candidates would newly be hot, 3 no longer; 140 of 2,000 would stand in another
 * // bucket. Over the 4 weeks to 1 November 2026: recruiter tasks 9 → 14 a week, newly hot 4 → 6 a week.'
 */
export function summariseBacktest({ dates, weeks, perWeek }: Backtest): string {
	const sentences = dates.map(dateSentence);
	const last = weeks.at(-1);
	if (last) {
		const { live, draft } = perWeek;
		const tasks = `recruiter tasks ${figure(live.recruiter)} → ${figure(draft.recruiter)} a week`;
		const hot = `newly ${topOf(dates[0])} ${figure(live.hot)} → ${figure(draft.hot)} a week`;
		sentences.push(`Over the ${weeks.length} weeks to ${dateWords(last.to)}: ${tasks}, ${hot}.`);
	}
	return sentences.join(' ');
}

function dateSentence(one: BacktestDate): string {
	const { date, candidates, moved, newlyHot, noLongerHot } = one;
	const isSame = newlyHot.total === 0 && noLongerHot.total === 0;
	const hot = isSame
		? `the same candidates would be ${topOf(one)}`
		: `${people(newlyHot.total)} would newly be ${topOf(one)}, ${figure(noLongerHot.total)} no longer`;
	const others = `${figure(moved)} of ${figure(candidates)} would stand in another bucket`;
	return `On ${dateWords(date)} ${hot}; ${others}.`;
}

/** The hottest bucket of the draft. */
function topOf({ migration }: BacktestDate): string {
	return String(migration.draft.at(-1));
}

function people(count: number): string {
	if (count === 0) return 'nobody';
	return count === 1 ? '1 candidate' : `${figure(count)} candidates`;
}

/** At most one decimal. */
function figure(number: number): string {
	return number.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

function dateWords(date: string): string {
	return DateTime.fromISO(date, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
}
