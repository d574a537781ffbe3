import { compileConditions, type EventTest } from '../condition';
import { createLocalClock, type LocalClock } from '../localDay';
import type { Rule, ScoringModel } from './types';

/** What folding an event needs to know of a rule. */
export interface FoldingRule extends Pick<Rule, 'key' | 'on'> {
	/** null when every event of the type counts. */
	test: EventTest | null;
	/** Whether it keeps which subjects were met on which days, and not only how often. */
	hasSubjects: boolean;
}

/** Which events are folded how: all that a tally depends on besides the events. */
export interface Folding {
	toLocalDay: LocalClock;
	/** The rules an event of this type may meet. */
	rulesFor(type: string): readonly FoldingRule[];
}

type WrittenRule = [key: string, on: Rule['on'], where: Rule['where'], hasSubjects: boolean];

/** Event types come from outside: keep the answers for a bounded number of them. */
const MAX_KEPT_TYPES = 2_000;

/** The patterns of a model as one text: two models with the same patterns share their tallies. */
export function writePatterns({ timezone, rules }: ScoringModel): string {
	const written = rules.map(({ key, on, where, limits }): WrittenRule => [
		key,
		on,
		where,
		Boolean(limits.perSubject),
	]);
	return JSON.stringify([timezone, written]);
}

/**
 * Folds as a model did whose patterns are all that is known of it.
 *
 * @param patterns - see {@link writePatterns}
 * @returns null for what another release wrote in another form
 */
export function readPatterns(patterns: string): Folding | null {
	try {
		const [timezone, written] = JSON.parse(patterns) as [string, WrittenRule[]];
		const rules = written.map(([key, on, where, hasSubjects]): FoldingRule => ({
			key,
			on,
			test: compileConditions(where),
			hasSubjects,
		}));
		return { toLocalDay: createLocalClock(timezone), rulesFor: indexByType(rules) };
	} catch {
		return null;
	}
}

/** Finds the rules of an event type. */
export function indexByType<Indexed extends FoldingRule>(
	rules: readonly Indexed[],
): (type: string) => readonly Indexed[] {
	const kept = new Map<string, readonly Indexed[]>();
	return (type) => {
		const known = kept.get(type);
		if (known) return known;
		const found = rules.filter((rule) => [rule.on].flat().some((on) => matchesType(on, type)));
		if (kept.size < MAX_KEPT_TYPES) kept.set(type, found);
		return found;
	};
}

function matchesType(on: string, type: string): boolean {
	return on.endsWith('.*') ? type.startsWith(on.slice(0, -1)) : type === on;
}
