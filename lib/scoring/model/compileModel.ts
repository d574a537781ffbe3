import { compileConditions, type EventTest } from '../condition';
import { decayTable } from '../decay';
import { createLocalClock, type LocalClock } from '../localDay';
import type { Rule, ScoringModel } from './types';

/** A rule ready to run. */
export interface CompiledRule extends Rule {
	/** null when every event of the type counts. */
	test: EventTest | null;
	/** Index into the model's pillars, -1 for a rule without one. */
	pillarIndex: number;
	/** What all rules of its pillar together can be worth; no limit without a pillar. */
	pillarCap: number;
	/** Ascending by pillar, then as the model lists its rules. */
	order: number;
	/** What is left of a point at each age in days; beyond its end nothing is. */
	weights: Float64Array;
}

/** A model with everything that can be worked out once instead of per event or candidate. */
export interface CompiledModel {
	model: ScoringModel;
	toLocalDay: LocalClock;
	rules: CompiledRule[];
	/** The rules that give or take points, by key; the others only record. */
	scoringRules: ReadonlyMap<string, CompiledRule>;
	ruleByKey: ReadonlyMap<string, CompiledRule>;
	/** The rules an event of this type may meet. */
	rulesFor(type: string): readonly CompiledRule[];
	/** Which events are folded how: two models with the same patterns share their tallies. */
	patterns: string;
}

/** Event types come from outside: keep the answers for a bounded number of them. */
const MAX_KEPT_TYPES = 2_000;

/** Prepares a model; costs about a millisecond, so keep the result. */
export function compileModel(model: ScoringModel): CompiledModel {
	const tables = new Map<string, Float64Array>();
	const rules = model.rules.map((rule, i): CompiledRule => {
		const decay = rule.decay ?? model.decay;
		const name = JSON.stringify(decay);
		const weights = tables.get(name) ?? decayTable(decay, model.horizonDays);
		tables.set(name, weights);
		const pillarIndex = model.pillars.findIndex((pillar) => pillar.key === rule.pillar);
		return {
			...rule,
			test: compileConditions(rule.where),
			pillarIndex,
			pillarCap: model.pillars[pillarIndex]?.cap ?? Infinity,
			order: pillarIndex * model.rules.length + i,
			weights,
		};
	});
	return {
		model,
		toLocalDay: createLocalClock(model.timezone),
		rules,
		scoringRules: new Map(
			rules
				.filter((rule) => rule.points !== 0 || rule.limits.again)
				.map((rule) => [rule.key, rule]),
		),
		ruleByKey: new Map(rules.map((rule) => [rule.key, rule])),
		rulesFor: indexByType(rules),
		patterns: JSON.stringify([
			model.timezone,
			model.rules.map(({ key, on, where, limits }) => [key, on, where, Boolean(limits.perSubject)]),
		]),
	};
}

function indexByType(rules: readonly CompiledRule[]): CompiledModel['rulesFor'] {
	const kept = new Map<string, readonly CompiledRule[]>();
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
