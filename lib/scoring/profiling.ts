import type { Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { DayCounts, SubjectDays, Tally } from './tally';
import type { ConsentEntry, Timelines } from './timeline';

/** The purpose under which behaviour is scored: who withdraws consent for it is scored no more. */
export const PROFILING = 'profiling';

/** From when until when scoring was not allowed; `until` is the first day on which it was again. */
interface Ban {
	from: LocalDay;
	until: LocalDay;
}

/**
 * What may be counted on a day: consent is looked at for the day on which something happened, and for the day it is
 * counted on.
 *
 * While consent for profiling is withdrawn nothing counts, neither behaviour nor profile. Once it is given again, what
 * happened in between still does not. Who never said anything is not held to have withdrawn.
 */
export function countedMemory(memory: Memory, compiled: CompiledModel, day: LocalDay): Memory {
	const bans = bansOf(memory.timelines, compiled);
	if (bans.length === 0) return memory;
	const isBanned = (at: LocalDay) => bans.some(({ from, until }) => at >= from && at < until);
	const { tally, timelines } = memory;
	if (isBanned(day))
		return { tally: { counts: {}, subjects: {} }, timelines: { ...timelines, profile: [] } };
	const profile = timelines.profile.filter(([at]) => !isBanned(compiled.toLocalDay(at)));
	return { tally: withoutDays(tally, isBanned), timelines: { ...timelines, profile } };
}

/** Since when consent for profiling is withdrawn; null where it is not on this day. */
export function profilingWithdrawnOn(
	timelines: Timelines,
	compiled: CompiledModel,
	day: LocalDay,
): LocalDay | null {
	const ban = bansOf(timelines, compiled).find(({ from, until }) => from <= day && until > day);
	return ban?.from ?? null;
}

/** Since when an objection to being scored holds; null where none does on this day. */
export function objectedOn(
	{ objections = [] }: Timelines,
	compiled: CompiledModel,
	day: LocalDay,
): LocalDay | null {
	let since: LocalDay | null = null;
	for (const [at, objects] of objections) {
		const on = compiled.toLocalDay(at);
		if (on > day) break;
		since = objects === 0 ? null : (since ?? on);
	}
	return since;
}

/** Days on which what may be counted becomes another. */
export function profilingDays(timelines: Timelines, compiled: CompiledModel): LocalDay[] {
	return [
		...bansOf(timelines, compiled).flatMap(({ from, until }) => [from, until]),
		...(timelines.objections ?? []).map(([at]) => compiled.toLocalDay(at)),
	];
}

const NO_BANS: readonly Ban[] = [];

function isWithdrawal([, purpose, granted]: ConsentEntry): boolean {
	return purpose === PROFILING && granted === 0;
}

/** Consents ascend; a yes and a no of the same instant count as a no. */
function bansOf({ consents }: Timelines, compiled: CompiledModel): readonly Ban[] {
	if (!consents.some(isWithdrawal)) return NO_BANS;
	const bans: Ban[] = [];
	const words = new Map<number, 0 | 1>();
	for (const [at, purpose, granted] of consents)
		if (purpose === PROFILING) words.set(at, words.get(at) === 0 ? 0 : granted);
	for (const [at, granted] of words) {
		const open = bans.at(-1)?.until === Infinity ? bans[bans.length - 1] : null;
		const on = compiled.toLocalDay(at);
		if (granted === 1 && open) open.until = on;
		if (granted === 0 && !open) bans.push({ from: on, until: Infinity });
	}
	return bans;
}

function withoutDays(tally: Tally, isBanned: (day: LocalDay) => boolean): Tally {
	const counts: Tally['counts'] = {};
	for (const rule of Object.keys(tally.counts)) {
		const cells = allowedCells(tally.counts[rule], isBanned);
		if (cells.length > 0) counts[rule] = cells;
	}
	const subjects: Tally['subjects'] = {};
	for (const rule of Object.keys(tally.subjects)) {
		const allowed = Object.entries(tally.subjects[rule])
			.map(([subject, days]): [string, SubjectDays] => [
				subject,
				days.filter((day) => !isBanned(day)),
			])
			.filter(([, days]) => days.length > 0);
		if (allowed.length > 0) subjects[rule] = Object.fromEntries(allowed);
	}
	return { counts, subjects };
}

function allowedCells(cells: DayCounts, isBanned: (day: LocalDay) => boolean): DayCounts {
	const allowed: DayCounts = [];
	for (let i = 0; i < cells.length; i += 2)
		if (!isBanned(cells[i])) allowed.push(cells[i], cells[i + 1]);
	return allowed;
}
