import { DateTime } from 'luxon';
import type { Memory } from '../evaluation';
import { formatDay, type LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import { overridesOn, type Override } from '../override';
import { objectedOn, profilingWithdrawnOn } from '../profiling';

/** What people decided that makes a candidate stand where no computation would put them, in plain sentences. */
export function decisionNotes(
	{ timelines }: Memory,
	compiled: CompiledModel,
	day: LocalDay,
	lostPoints: number,
): string[] {
	const withdrawn = profilingWithdrawnOn(timelines, compiled, day);
	const objected = objectedOn(timelines, compiled, day);
	return [
		...(withdrawn === null
			? []
			: [
					`Consent for profiling was withdrawn on ${formatDay(withdrawn)}: ${lostPoints} points no longer count.`,
				]),
		...(objected === null
			? []
			: [
					`The person objected to being scored on ${formatDay(objected)}: the score stays what it was that day.`,
				]),
		...overridesOn(timelines.overrides, compiled, day).map((one) =>
			describeOverride(one, compiled),
		),
	];
}

/**
 * An override in plain English.
 *
 * @example
 * 'Score set to 90 by Lisa until 2026-12-01: met at the job fair.'
 */
export function describeOverride(
	{ field, value, until, by, reason }: Override,
	{ model }: CompiledModel,
): string {
	const end = DateTime.fromMillis(until, { zone: model.timezone }).toISODate();
	const who = by === '' ? '' : ` by ${by}`;
	const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
	const why = reason === '' ? '' : `: ${reason.replace(/[.\s]+$/, '')}`;
	return `${name} set to ${value}${who} until ${end}${why}.`;
}
