import { compileConditions, compileTest, type EventTest, type ValueTest } from '../condition';
import { decayTable } from '../decay';
import { createLocalClock } from '../localDay';
import { indexByType, writePatterns, type Folding } from './patterns';
import { sharesOf, type Shares } from './shares';
import type { Criterion, Decay, ProfilePart, Rule, ScoringModel } from './types';

/** Rules whose points fade together by a fixed amount a day. */
export interface Pool {
	/** Points lost each day. */
	perDay: number;
	/** The most they hold together. */
	cap: number;
}

/** A rule's limits with every default filled in: one that is not set holds nothing back. */
export interface Bounds {
	perDay: number;
	pointsPerDay: number;
	/** Days before it counts again; 0 for none. */
	everyDays: number;
	total: number;
	maxPoints: number;
	/** Days before a subject counts again, more than the horizon for once; 0 where subjects are not kept. */
	subjectEveryDays: number;
	again: { withinDays: number; points: number } | null;
}

/** A rule ready to run. */
export interface CompiledRule extends Rule {
	bounds: Bounds;
	hasSubjects: boolean;
	/** null when every event of the type counts. */
	test: EventTest | null;
	/** Index into the model's pillars, -1 for a rule without one. */
	pillarIndex: number;
	/** What all rules of its pillar together can be worth; no limit without a pillar. */
	pillarCap: number;
	/** Ascending by pillar, then as the model lists its rules. */
	order: number;
	/** What is left of a point at each age in days; beyond its end nothing is. Empty where a pool decides. */
	weights: Float64Array;
	/** The pool its points fade in; null where age alone decides. */
	pool: Pool | null;
	/** Whether each event closes a percentage of the way to 100 instead of adding points. */
	saturates: boolean;
}

/** A part of the profile ready to run. */
export interface CompiledPart extends Omit<ProfilePart, 'criteria'> {
	criteria: Array<Criterion & { test: ValueTest }>;
}

/** Criteria on the profile, ready to be tried. */
export interface CompiledProfile {
	persona: CompiledPart | null;
	culture: CompiledPart | null;
	personas: Array<{ key: string; label: string; tests: Array<{ field: string; test: ValueTest }> }>;
}

/** A model with everything that can be worked out once instead of per event or candidate. */
export interface CompiledModel extends Folding {
	model: ScoringModel;
	rules: CompiledRule[];
	/** The rules that give or take points, by key; the others only record. */
	scoringRules: ReadonlyMap<string, CompiledRule>;
	ruleByKey: ReadonlyMap<string, CompiledRule>;
	rulesFor(type: string): readonly CompiledRule[];
	/** Whether any rule fades in a pool. */
	hasPools: boolean;
	/** Keys of the rules whose events count as views of vacancies when somebody comes back. */
	viewRules: readonly string[];
	/** null for a model that looks at behaviour only. */
	profile: CompiledProfile | null;
	/** How much of each part goes into the score. */
	shares: Shares;
	/** Which events are folded how: two models with the same patterns share their tallies. */
	patterns: string;
}

/** Prepares a model; costs about a millisecond, so keep the result. */
export function compileModel(model: ScoringModel): CompiledModel {
	const rules = compileRules(model);
	const rulesFor = indexByType(rules);
	return {
		model,
		toLocalDay: createLocalClock(model.timezone),
		rules,
		scoringRules: new Map(
			rules
				.filter(({ points, limits }) => points !== 0 || limits.again)
				.map((rule) => [rule.key, rule]),
		),
		ruleByKey: new Map(rules.map((rule) => [rule.key, rule])),
		rulesFor,
		hasPools: rules.some(({ pool }) => pool !== null),
		viewRules:
			model.transitions.returnSignal.rules ?? rulesFor('vacancy.viewed').map((rule) => rule.key),
		profile: compileProfile(model),
		shares: sharesOf(model),
		patterns: writePatterns(model),
	};
}

function compileRules(model: ScoringModel): CompiledRule[] {
	const weightsOf = weightTables(model.horizonDays);
	const poolOf = pillarPools(model);
	return model.rules.map((rule, i): CompiledRule => {
		const pillarIndex = model.pillars.findIndex((pillar) => pillar.key === rule.pillar);
		const pillar = model.pillars.find(({ key }) => key === rule.pillar);
		const decay = rule.decay ?? pillar?.decay ?? model.decay;
		const isShared = rule.decay === undefined && pillar !== undefined;
		return {
			...rule,
			bounds: boundsOf(rule, model.horizonDays),
			hasSubjects: rule.limits.perSubject !== undefined,
			test: compileConditions(rule.where),
			pillarIndex,
			pillarCap: pillar?.cap ?? Infinity,
			order: pillarIndex * model.rules.length + i,
			weights: weightsOf(decay),
			pool:
				decay.kind !== 'perDay'
					? null
					: isShared
						? poolOf(pillarIndex, decay.points)
						: { perDay: decay.points, cap: Infinity },
			saturates: model.accumulation === 'saturating' && pillarIndex >= 0,
		};
	});
}

function boundsOf({ limits }: Rule, horizonDays: number): Bounds {
	const { perSubject } = limits;
	const { perDay = Infinity, pointsPerDay = Infinity, everyDays = 0 } = limits;
	const { total = Infinity, maxPoints = Infinity, again = null } = limits;
	const subjectEveryDays = perSubject === 'once' ? horizonDays + 1 : (perSubject?.days ?? 0);
	return { perDay, pointsPerDay, everyDays, total, maxPoints, subjectEveryDays, again };
}

/** One table per way of fading, however many rules share it. */
function weightTables(horizonDays: number): (decay: Decay) => Float64Array {
	const tables = new Map<string, Float64Array>();
	return (decay) => {
		if (decay.kind === 'perDay') return new Float64Array(0);
		const name = JSON.stringify(decay);
		const table = tables.get(name) ?? decayTable(decay, horizonDays);
		tables.set(name, table);
		return table;
	};
}

/** One pool per pillar; it holds no more than counts. */
function pillarPools({
	pillars,
	accumulation,
}: ScoringModel): (pillarIndex: number, perDay: number) => Pool {
	const pools: Pool[] = [];
	return (i, perDay) =>
		(pools[i] ??= { perDay, cap: accumulation === 'additive' ? pillars[i].cap : Infinity });
}

function compileProfile({ profile }: ScoringModel): CompiledProfile | null {
	if (!profile) return null;
	const compilePart = (part: ProfilePart | undefined): CompiledPart | null =>
		part
			? { ...part, criteria: part.criteria.map((one) => ({ ...one, test: compileTest(one) })) }
			: null;
	return {
		persona: compilePart(profile.persona),
		culture: compilePart(profile.culture),
		personas: profile.personas.map(({ key, label, where }) => ({
			key,
			label,
			tests: where.map((one) => ({ field: one.field, test: compileTest(one) })),
		})),
	};
}
