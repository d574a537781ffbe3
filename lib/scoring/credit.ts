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
	const { horizonDays } = compiled.model;
	for (const key in tally.counts) {
		const rule = compiled.scoringRules.get(key);
		if (!rule || rule.limits.perSubject) continue;
		const cells = rule.statuses
			? openCells(tally.counts[key], statusGate(timelines, rule.statuses, compiled))
			: tally.counts[key];
		if (cells.length > 0) credits.push(creditCounts(rule, cells));
	}
	for (const key in tally.subjects) {
		const rule = compiled.scoringRules.get(key);
		if (!rule?.limits.perSubject) continue;
		const subjects = rule.statuses
			? openSubjects(tally.subjects[key], statusGate(timelines, rule.statuses, compiled))
			: tally.subjects[key];
		const credit = creditSubjects(rule, subjects, horizonDays);
		if (credit.days.length > 0) credits.push(credit);
	}
	credits.sort((a, b) => a.rule.order - b.rule.order);
	if (compiled.hasPools) fillReservoirs(credits, horizonDays);
	return credits;
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
	const { perDay = Infinity, everyDays = 0, total = Infinity } = rule.limits;
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

function creditSubjects(
	rule: CompiledRule,
	subjects: Record<string, SubjectDays>,
	horizonDays: number,
): Credit {
	const { perSubject, again } = rule.limits;
	const everyDays = typeof perSubject === 'object' ? perSubject.days : horizonDays + 1;
	const firsts: LocalDay[] = [];
	const returns: LocalDay[] = [];
	for (const subject in subjects) {
		const days = subjects[subject];
		let next = -Infinity;
		for (const day of days) {
			if (day < next) continue;
			firsts.push(day);
			next = day + everyDays;
		}
		const back = again ? firstReturn(days, again.withinDays) : undefined;
		if (back !== undefined) returns.push(back);
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
	const back = rule.limits.again?.points ?? 0;
	for (let i = 0, j = 0; i < firsts.length || j < returns.length;) {
		const day = Math.min(firsts[i] ?? Infinity, returns[j] ?? Infinity);
		const [fromFirst, fromReturn] = [i, j];
		while (firsts[i] === day) i++;
		while (returns[j] === day) j++;
		const [first, again] = [i - fromFirst, j - fromReturn];
		push(credit, day, first + again, first * rule.points + again * back);
	}
	return credit;
}

/** The first day that follows another day within the given number of days. */
function firstReturn(days: SubjectDays, withinDays: number): LocalDay | undefined {
	return days.find((day, i) => i > 0 && day - days[i - 1] <= withinDays);
}

function push(credit: Credit, day: LocalDay, count: number, points: number): void {
	const most = credit.rule.limits.pointsPerDay ?? Infinity;
	credit.days.push(day);
	credit.counts.push(count);
	credit.points.push(Math.max(-most, Math.min(most, points)));
}
