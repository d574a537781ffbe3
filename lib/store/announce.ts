import type { CompiledModel } from '../scoring';
import type { CausedChange } from './apply';
import type { Transition } from './port';

/** A change as it is kept. */
export type MarkedChange = Omit<Transition, 'id'>;

/** What matters of a candidate's earlier transitions. */
export type Announced = Pick<Transition, 'kind' | 'from' | 'to' | 'day' | 'isQuiet'>;

/**
 * Tells which changes are returns, and which are kept but not announced.
 *
 * Where somebody was before, they return to. What led to the same place less than the model's cooldown away, counted
 * in days of the changes and not in days on which jobs ran, is announced once. A signal that was given is not given
 * again, also where a late event dates it otherwise.
 *
 * @param earlier - the candidate's transitions under the model, in any order
 */
export function markChanges(
	changes: readonly CausedChange[],
	earlier: readonly Announced[],
	{ model }: CompiledModel,
): MarkedChange[] {
	const { cooldownDays, returnSignal } = model.transitions;
	const known = [...earlier];
	return changes.flatMap((change) => {
		const alike = known.filter(({ kind, to }) => kind === change.kind && to === change.to);
		const isNear = (days: number) =>
			alike.some((one) => !one.isQuiet && Math.abs(one.day - change.day) < days);
		const isSignal = change.kind === 'signal';
		if (isSignal && isNear(returnSignal.quietDays)) return [];
		const isReturn = known.some((one) => wasIn(one, change));
		const marked = { ...change, isReturn, isQuiet: !isSignal && isNear(cooldownDays) };
		known.push(marked);
		return [marked];
	});
}

/** Whether somebody was, at one end of an earlier change, where a change leads. */
function wasIn({ kind, from, to }: Announced, change: CausedChange): boolean {
	if (kind !== change.kind || kind === 'signal' || change.to === null) return false;
	return to === change.to || from === change.to;
}

/** A transition as both engines keep it, as far as it matters for later ones. */
export interface AnnouncedRow {
	candidate_id: number;
	kind: Transition['kind'];
	from_value: string | null;
	to_value: string | null;
	on_day: number;
	is_quiet: boolean | number;
}

/** A transition as it was announced, from its row. */
export function toAnnounced(row: AnnouncedRow): Announced {
	const { kind, from_value: from, to_value: to, on_day: day } = row;
	return { kind, from, to, day, isQuiet: Boolean(row.is_quiet) };
}
