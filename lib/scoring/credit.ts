import type { Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel, CompiledRule } from './model/compileModel';
import { Reservoir } from './reservoir';
import { sortAscending } from './ruleDays';
import { statusGate, type StatusGate } from './statusGate';
import type { DayCounts, SubjectDays } from './tally';

/** What a rule credits on the day it happened, before decay and caps; days ascend. */
export interface Credit {
	rule: CompiledRule;
	days: LocalDay[];
	/** Points of each day, limits applied; negative for rules that take points away. */
	points: number[];
	/** Events (or subjects) that counted on each day. */
	counts: number[];
	/** Where the points fade together with those of other rules; absent where age alone decides. */
	reservoir?: Reservoir;
}

/**
 * Turns what is remembered into credits, pillar by pillar; rules that only record have none.
 *
 * Every limit looks only backwards in time, so the credits of earlier days stay what they are when later
 * days are added: one list serves every `asOf`.
 */
export function creditMemory({ tally, timelines }: Memory, compiled: CompiledModel): Credit[] {
	const credits: Credit[] = [];
	for (const key in tally.counts) {
		const rule = compiled.scoringRules.get(key);
		if (!rule || rule.hasSubjects) continue;
		const cells = rule.statuses
			? openCells(tally.counts[key], statusGate(timelines, rule.statuses, compiled))
			: tally.counts[key];
		if (cells.length > 0) insertInOrder(credits, creditCounts(rule, cells));
	}
	for (const key in tally.subjects) {
		const rule = compiled.scoringRules.get(key);
		if (!rule?.hasSubjects) continue;
		const subjects = rule.statuses
			? openSubjects(tally.subjects[key], statusGate(timelines, rule.statuses, compiled))
			: tally.subjects[key];
		const credit = creditSubjects(rule, subjects);
		if (credit.days.length > 0) insertInOrder(credits, credit);
	}
	if (compiled.hasPools) fillReservoirs(credits, compiled.model.horizonDays);
	return credits;
}

function insertInOrder(credits: Credit[], credit: Credit): void {
	let at = credits.length;
	for (; at > 0 && credits[at - 1].rule.order > credit.rule.order; at--)
		credits[at] = credits[at - 1];
	credits[at] = credit;
}

/** Puts the credits of each pool into one reservoir. */
function fillReservoirs(credits: readonly Credit[], horizonDays: number): void {
	for (const pool of new Set(credits.map(({ rule }) => rule.pool))) {
		if (!pool) continue;
		const together = credits.filter(({ rule }) => rule.pool === pool);
		const reservoir = new Reservoir(together, pool.perDay, pool.cap, horizonDays);
		for (const credit of together) credit.reservoir = reservoir;
	}
}

/** The cells of the days on which the rule counts; only these meet its limits. */
function openCells(cells: DayCounts, isOpen: StatusGate): DayCounts {
	return cells.filter((_, i) => isOpen(cells[i - (i % 2)]));
}

function openSubjects(
	subjects: Record<string, SubjectDays>,
	isOpen: StatusGate,
): Record<string, SubjectDays> {
	const open: Record<string, SubjectDays> = {};
	for (const subject in subjects) open[subject] = subjects[subject].filter(isOpen);
	return open;
}

function creditCounts(rule: CompiledRule, cells: DayCounts): Credit {
	const { perDay, everyDays, total } = rule.bounds;
	const credit: Credit = { rule, days: [], points: [], counts: [] };
	let left = total;
	let next = -Infinity;
	for (let i = 0; i < cells.length && left > 0; i += 2) {
		const day = cells[i];
		if (day < next) continue;
		const count = Math.min(everyDays > 0 ? 1 : cells[i + 1], perDay, left);
		if (everyDays > 0) next = day + everyDays;
		left -= count;
		push(credit, day, count, rule.points * repeats(rule, count));
	}
	return credit;
}

/** The sum of what `count` events of one day are worth, the first being worth 1. */
function repeats(rule: CompiledRule, count: number): number {
	if (rule.repeat === 'full' || count === 1) return count;
	const { factor } = rule.repeat;
	return factor === 1 ? count : (1 - factor ** count) / (1 - factor);
}

function creditSubjects(rule: CompiledRule, subjects: Record<string, SubjectDays>): Credit {
	const { subjectEveryDays, again } = rule.bounds;
	const firsts: LocalDay[] = [];
	const returns: LocalDay[] = [];
	for (const subject in subjects) {
		const days = subjects[subject];
		let next = -Infinity;
		for (const day of days) {
			if (day < next) continue;
			firsts.push(day);
			next = day + subjectEveryDays;
		}
		const back = again === null ? null : firstReturn(days, again.withinDays);
		if (back !== null) returns.push(back);
	}
	return tallyUp(rule, sortAscending(firsts), sortAscending(returns));
}

/** Adds up, day by day, subjects met for the first time and subjects come back to; both lists ascend. */
function tallyUp(
	rule: CompiledRule,
	firsts: readonly LocalDay[],
	returns: readonly LocalDay[],
): Credit {
	const credit: Credit = { rule, days: [], points: [], counts: [] };
	const back = rule.bounds.again?.points ?? 0;
	for (let i = 0, j = 0; i < firsts.length || j < returns.length;) {
		const isFirst = j === returns.length || (i < firsts.length && firsts[i] <= returns[j]);
		const day = isFirst ? firsts[i] : returns[j];
		let first = 0;
		let again = 0;
		for (; i < firsts.length && firsts[i] === day; i++) first++;
		for (; j < returns.length && returns[j] === day; j++) again++;
		push(credit, day, first + again, first * rule.points + again * back);
	}
	return credit;
}

/** The first day that follows another day within the given number of days. */
function firstReturn(days: SubjectDays, withinDays: number): LocalDay | null {
	for (let i = 1; i < days.length; i++) if (days[i] - days[i - 1] <= withinDays) return days[i];
	return null;
}

function push(credit: Credit, day: LocalDay, count: number, points: number): void {
	const most = credit.rule.bounds.pointsPerDay;
	credit.days.push(day);
	credit.counts.push(count);
	credit.points.push(Math.max(-most, Math.min(most, points)));
}
