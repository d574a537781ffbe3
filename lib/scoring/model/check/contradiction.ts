import { compileTest } from '../../condition';
import { showValue } from '../issue';
import type { Condition } from '../types';

/** Conditions of one rule that no event can meet together. */
export interface Contradiction {
	/** Their places in the rule's `where`, ascending. */
	conditions: number[];
	/** Why, as a clause. */
	problem: string;
}

/**
 * The first conditions that cannot all hold, null when every field can have a value that meets its own.
 *
 * Looks at one field at a time. What it calls a contradiction is one; it does not see through every
 * combination of parts of texts (`contains`, `glob`).
 */
export function findContradiction(where: readonly Condition[]): Contradiction | null {
	for (const field of new Set(where.map((condition) => condition.field))) {
		const conditions = where.flatMap((condition, i) => (condition.field === field ? [i] : []));
		const problem = whyNever(conditions.map((i) => where[i]));
		if (problem !== null) return { conditions, problem: `${field} ${problem}` };
	}
	return null;
}

function whyNever(conditions: readonly Condition[]): string | null {
	return (
		missingAndPresent(conditions) ??
		noListedValue(conditions) ??
		emptyRange(conditions) ??
		differentStarts(conditions)
	);
}

function missingAndPresent(conditions: readonly Condition[]): string | null {
	const isMissing = ({ op, value }: Condition) => op === 'exists' && value === false;
	const needsValue = (one: Condition) => one.op !== 'notEquals' && !isMissing(one);
	const present = conditions.find(needsValue);
	return present && conditions.some(isMissing)
		? `must be missing and must also meet ${describe(present)}`
		: null;
}

/** Where only listed values can do: whether one of them meets the other conditions as well. */
function noListedValue(conditions: readonly Condition[]): string | null {
	const list = conditions.find(({ op }) => op === 'equals' || op === 'in');
	if (!list) return null;
	const values = [list.value].flat().slice(0, list.op === 'equals' ? 1 : undefined);
	// the test itself decides, so that case, spaces and numbers as text are judged as events are
	const tests = conditions.map(compileTest);
	const isPossible = values.some((value) => tests.every((test) => test(value)));
	return isPossible ? null : `cannot be ${conditions.map(describe).join(' and ')} at once`;
}

function emptyRange(conditions: readonly Condition[]): string | null {
	const bounds = conditions.filter(({ op }) => /^[gl]te?$/.test(op));
	const numberOf = ({ value }: Condition) => toNumber([value].flat()[0]);
	const wrong = bounds.find((bound) => Number.isNaN(numberOf(bound)));
	if (wrong) return `is compared with ${showValue(wrong.value)}, which is no number`;
	for (const low of bounds.filter(({ op }) => op.startsWith('g'))) {
		for (const high of bounds.filter(({ op }) => op.startsWith('l'))) {
			const room = numberOf(high) - numberOf(low);
			const meets = low.op === 'gte' && high.op === 'lte';
			if (room < 0 || (room === 0 && !meets)) {
				return `cannot be ${describe(low)} and ${describe(high)} at once`;
			}
		}
	}
	return null;
}

function differentStarts(conditions: readonly Condition[]): string | null {
	const starts = conditions.filter(({ op }) => op === 'startsWith');
	const startOf = ({ value }: Condition) => String([value].flat()[0]).trim().toLowerCase();
	const [first] = starts;
	const other = starts.find(
		(one) => !startOf(one).startsWith(startOf(first)) && !startOf(first).startsWith(startOf(one)),
	);
	return other ? `cannot be ${describe(first)} and ${describe(other)} at once` : null;
}

function toNumber(value: unknown): number {
	return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

function describe({ op, value }: Condition): string {
	return op === 'exists' ? `exists: ${value !== false}` : `${op} ${showValue(value)}`;
}
