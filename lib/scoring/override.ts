import { bucketOf } from './bucket';
import type { OverriddenField, OverrideEntry } from './decisions';
import type { Change, Evaluation, Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Phase, Route, ScoringModel } from './model/types';
import { RoutePlan } from './route';
import { sortDays } from './ruleDays';
import { MAX_SCORE } from './score';

/** A decision that holds on a day. */
export interface Override {
	field: OverriddenField;
	value: string | number;
	/** UTC milliseconds. */
	at: number;
	until: number;
	by: string;
	reason: string;
}

/** Where a candidate may go; what a route may be overridden with. */
const ROUTES: readonly string[] = ['recruiter', 'nurture', 'keepWarm', 'care'] satisfies Route[];

/**
 * The overrides of a model that hold on a day, one per field: the latest that was made. It holds from the day it was
 * made to the day before it expires. One with a value that the model does not have is passed over.
 */
export function overridesOn(
	overrides: readonly OverrideEntry[] | undefined,
	compiled: CompiledModel,
	day: LocalDay,
): Override[] {
	if (!overrides) return [];
	const { model, toLocalDay } = compiled;
	const latest = new Map<OverriddenField, OverrideEntry>();
	for (const entry of overrides)
		if (entry[1] === model.key && toLocalDay(entry[0]) <= day) latest.set(entry[2], entry);
	return [...latest.values()].flatMap(([at, , field, json, until, by, reason]) => {
		const value = JSON.parse(json) as unknown;
		if (toLocalDay(until) <= day || !isValueOf(field, value, model)) return [];
		return [{ field, value, at, until, by, reason }];
	});
}

/** Whether a model knows a value of a field that can be overridden. */
export function isValueOf(
	field: OverriddenField,
	value: unknown,
	{ buckets, phases }: ScoringModel,
): value is string | number {
	switch (field) {
		case 'score':
			return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SCORE;
		case 'bucket':
			return buckets.some(({ key }) => key === value);
		case 'phase':
			return phases.some(({ key }) => key === value);
		case 'route':
			return ROUTES.includes(String(value));
	}
}

/** Days on which an override of a model begins or expires. */
export function overrideDays(
	overrides: readonly OverrideEntry[] | undefined,
	{ model, toLocalDay }: CompiledModel,
): LocalDay[] {
	return (overrides ?? [])
		.filter((entry) => entry[1] === model.key)
		.flatMap(([at, , , , until]) => [toLocalDay(at), toLocalDay(until)]);
}

/**
 * What is presented where people decided otherwise: an overridden score brings its bucket along, an overridden bucket or
 * phase the route.
 */
export function applyOverrides(
	natural: Evaluation,
	{ tally, timelines }: Memory,
	compiled: CompiledModel,
): Evaluation {
	const day = natural.evaluatedOn;
	const { overrides } = timelines;
	const shown = { ...natural, ...shownOn(day, natural.bucket, natural.phase) };
	const score = valueOf('score', day);
	if (score !== undefined) shown.score = Number(score);
	if (shown.bucket !== natural.bucket || shown.phase !== natural.phase)
		shown.route = new RoutePlan(tally, timelines, compiled).routeOn(day, shown.bucket, shown.phase);
	shown.route = (valueOf('route', day) as Route | undefined) ?? shown.route;
	const turns = overrideDays(overrides, compiled).filter((turn) => turn <= day);
	shown.changes = [
		...changesOf('bucket', natural, turns, (on, bucket) => shownOn(on, bucket, '').bucket),
		...changesOf('phase', natural, turns, (on, phase) => shownOn(on, null, phase ?? '').phase),
		...natural.changes.filter(({ kind }) => kind === 'medal'),
	].sort((a, b) => a.day - b.day);
	return shown;

	function valueOf(field: OverriddenField, on: LocalDay): string | number | undefined {
		return overridesOn(overrides, compiled, on).find((one) => one.field === field)?.value;
	}

	function shownOn(on: LocalDay, bucket: string | null, phase: string) {
		const { buckets } = compiled.model;
		const set = valueOf('score', on);
		const ofScore = set === undefined ? bucket : buckets[bucketOf(Number(set), buckets)].key;
		return {
			bucket: (valueOf('bucket', on) as string | undefined) ?? ofScore,
			phase: (valueOf('phase', on) ?? phase) as Phase,
		};
	}
}

/** The changes of a value as it was shown. */
function changesOf(
	kind: Change['kind'],
	natural: Evaluation,
	turns: readonly LocalDay[],
	shownOn: (day: LocalDay, value: string | null) => string | null,
): Change[] {
	const own = natural.changes.filter((change) => change.kind === kind);
	const changes: Change[] = [];
	let from: string | null = null;
	let value: string | null = null;
	let next = 0;
	for (const day of sortDays([...turns, ...own.map((change) => change.day)])) {
		while (next < own.length && own[next].day <= day) value = own[next++].to;
		const to = shownOn(day, value) || null;
		if (to !== from) changes.push({ kind, from, to, day });
		from = to;
	}
	return changes;
}
