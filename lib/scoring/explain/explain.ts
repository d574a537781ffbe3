import { combine } from '../combine';
import { Engagement } from '../engagement';
import type { Memory } from '../evaluation';
import type { LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import { overridesOn } from '../override';
import { ProfilePlan, type ProfileStanding } from '../profile';
import { countedMemory, objectedOn } from '../profiling';
import { MAX_SCORE, presentScore } from '../score';
import { decisionNotes, describeOverride } from './decisionNotes';
import { engagementLines } from './engagementLines';
import { apportion, clip, fullLine, scale, sumOf, type ExplanationLine } from './line';
import { explainPart, profileLines, type PartExplanation } from './profileLines';

/** What a score adds up from; the shown lines add up to the shown score. */
export interface Explanation {
	/** The presented score; null before any points were earned. */
	score: number | null;
	/** The score before rounding. */
	exact: number;
	/** Largest contribution first. */
	lines: ExplanationLine[];
	/** How the fit comes about, also where it is no part of the score; null where the model does not ask. */
	persona: PartExplanation | null;
	culture: PartExplanation | null;
	/** What people decided (consent, objection, override), a sentence each. */
	decisions: string[];
}

type Computed = Omit<Explanation, 'decisions'>;

/**
 * Explains a score: lines whose shown points add up to it, whole and without a rest.
 *
 * Exact contributions follow the order of evaluation (rule maximum, pillar, penalties, clip at 0 and 100, weights of
 * the parts), each limit taking its share from every line it limits. Shown points are those contributions apportioned
 * to whole points by the largest remainder.
 */
export function explain(memory: Memory, compiled: CompiledModel, asOfMs: number): Explanation {
	return explainOn(memory, compiled, compiled.toLocalDay(asOfMs));
}

/** {@link explain} at the end of a local day. */
export function explainOn(memory: Memory, compiled: CompiledModel, day: LocalDay): Explanation {
	const counted = countedMemory(memory, compiled, day);
	const since = objectedOn(memory.timelines, compiled, day) ?? day;
	const explanation = explainComputed(counted, compiled, since);
	const lost = counted === memory ? 0 : (explainComputed(memory, compiled, since).score ?? 0);
	const decisions = decisionNotes(memory, compiled, day, lost - (explanation.score ?? 0));
	return { ...withOverride(explanation, memory, compiled, day), decisions };
}

/** A score that somebody set: one more line makes up the difference. */
function withOverride(
	explanation: Computed,
	{ timelines }: Memory,
	compiled: CompiledModel,
	day: LocalDay,
): Computed {
	const found = overridesOn(timelines.overrides, compiled, day).find(
		({ field }) => field === 'score',
	);
	if (!found) return explanation;
	const score = Number(found.value);
	const line = fullLine({
		rule: 'override',
		label: describeOverride(found, compiled),
		pillar: null,
		count: 0,
		points: score - explanation.exact,
	});
	const lines = [...explanation.lines, line];
	apportion(lines, score);
	return { ...explanation, score, exact: score, lines };
}

function explainComputed(memory: Memory, compiled: CompiledModel, day: LocalDay): Computed {
	const engagement = new Engagement(memory, compiled);
	const plan = new ProfilePlan(memory.timelines, compiled);
	const profile = plan.on(day);
	const parts = {
		persona: part('persona', compiled, profile),
		culture: part('culture', compiled, profile),
	};
	const isEngagement = compiled.model.score.combine === 'engagement';
	const first = Math.min(engagement.firstScored, isEngagement ? Infinity : plan.firstKnown);
	if (first > day) return { score: null, exact: 0, lines: [], ...parts };
	const lines = engagementLines(engagement, compiled, day);
	if (!isEngagement) weigh(lines, compiled, profile);
	const raw = combine(engagement.rawOn(day), profile, compiled.shares);
	const score = presentScore(raw, compiled.model.floor);
	if (score > Math.max(0, Math.round(raw))) lines.push(floorLine(score - sumOf(lines)));
	apportion(lines, score);
	lines.sort((a, b) => b.contribution - a.contribution);
	return { score, exact: sumOf(lines), lines, ...parts };
}

/** Adds the lines of the profile, each part by its weight. */
function weigh(
	lines: ExplanationLine[],
	{ shares, profile: model }: CompiledModel,
	profile: ProfileStanding,
): void {
	scale(lines, shares.engagement, 'weight');
	for (const name of ['persona', 'culture'] as const) {
		const [compiledPart, standing] = [model?.[name], profile[name]];
		if (!compiledPart || !standing || shares[name] === 0) continue;
		const more = profileLines(name, compiledPart, standing);
		scale(more, shares[name], 'weight');
		lines.push(...more);
	}
	clip(lines, 0, MAX_SCORE);
}

function part(
	name: 'persona' | 'culture',
	{ profile: model }: CompiledModel,
	profile: ProfileStanding,
): PartExplanation | null {
	const [compiledPart, standing] = [model?.[name], profile[name]];
	return compiledPart && standing ? explainPart(name, compiledPart, standing) : null;
}

function floorLine(missing: number): ExplanationLine {
	return fullLine({
		rule: 'floor',
		label: 'Lowest score of anyone who ever earned points',
		pillar: null,
		count: 0,
		points: missing,
	});
}
