import { creditOn, firstScoredDay, MAX_SCORE, presentScore, rawScoreOn } from './score';
import { creditTally, type Credit } from './credit';
import { lastIndexUpTo } from './ruleDays';
import { formatDay, type LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Tally } from './tally';

/** One line of an explanation: what a rule contributes to the score. */
export interface ExplanationLine {
	/** The rule's key, or `floor` for the line that lifts a score to the model's floor. */
	rule: string;
	label: string;
	pillar: string | null;
	/** Events (or subjects) that counted. */
	count: number;
	/** What they were worth when they happened, limits applied. */
	points: number;
	/** What is left of those points by time alone, 0–1. */
	decayFactor: number;
	/** Exact contribution to the score; the lines add up to `exact`. */
	contribution: number;
	/** The contribution in whole points; the lines add up to `score`. */
	shown: number;
	/** Points lost to a limit at evaluation, after decay. */
	lost: { ruleMaximum: number; pillarCap: number; clip: number };
	/** Date of the last event that counted. */
	lastOn: string | null;
}

export interface Explanation {
	/** The presented score; null before any points were earned. */
	score: number | null;
	/** The score before rounding. */
	exact: number;
	/** Largest contribution first. */
	lines: ExplanationLine[];
}

/**
 * Explains a score: lines whose shown points add up to it, whole and without a rest.
 *
 * Exact contributions follow the order of evaluation (rule maximum, pillar cap, clip at 0 and 100), each cap
 * taking its share from every line it limits. Shown points are those contributions apportioned to whole
 * points by the largest remainder.
 */
export function explain(tally: Tally, compiled: CompiledModel, asOfMs: number): Explanation {
	return explainOn(tally, compiled, compiled.toLocalDay(asOfMs));
}

/** {@link explain} at the end of a local day. */
export function explainOn(tally: Tally, compiled: CompiledModel, day: LocalDay): Explanation {
	const credits = creditTally(tally, compiled);
	const first = firstScoredDay(credits);
	if (first === null || first > day) return { score: null, exact: 0, lines: [] };
	const lines = credits.flatMap((credit) => openLine(credit, compiled, day));
	capPillars(lines, compiled);
	clip(lines);
	const raw = rawScoreOn(credits, day);
	const score = presentScore(raw, compiled.model.floor);
	if (score > Math.max(0, Math.round(raw))) lines.push(floorLine(score - sum(lines)));
	apportion(lines, score);
	lines.sort((a, b) => b.contribution - a.contribution);
	return { score, exact: sum(lines), lines };
}

function openLine(credit: Credit, compiled: CompiledModel, day: LocalDay): ExplanationLine[] {
	const last = lastIndexUpTo(credit.days, day);
	if (last < 0) return [];
	const { rule } = credit;
	const upTo = { ...credit, days: credit.days.slice(0, last + 1) };
	const points = add(credit.points.slice(0, last + 1));
	const decayed = upTo.days.reduce(
		(left, on, i) => left + credit.points[i] * (rule.weights[day - on] ?? 0),
		0,
	);
	const contribution = creditOn(upTo, day);
	return [
		{
			rule: rule.key,
			label: rule.label,
			pillar: compiled.model.pillars[rule.pillarIndex]?.key ?? null,
			count: add(credit.counts.slice(0, last + 1)),
			points,
			decayFactor: points === 0 ? 0 : decayed / points,
			contribution,
			shown: 0,
			lost: { ruleMaximum: decayed - contribution, pillarCap: 0, clip: 0 },
			lastOn: formatDay(credit.days[last]),
		},
	];
}

function capPillars(lines: readonly ExplanationLine[], compiled: CompiledModel): void {
	for (const { key, cap } of compiled.model.pillars) {
		const inPillar = lines.filter((line) => line.pillar === key);
		const total = sum(inPillar);
		if (total > cap) scale(inPillar, cap / total, 'pillarCap');
	}
}

/** Above 100 the gains give way, below 0 the penalties do: a penalty takes no more than there is. */
function clip(lines: readonly ExplanationLine[]): void {
	const gains = lines.filter((line) => line.contribution > 0);
	const penalties = lines.filter((line) => line.contribution < 0);
	const gained = sum(gains);
	const taken = -sum(penalties);
	if (gained - taken > MAX_SCORE) scale(gains, (MAX_SCORE + taken) / gained, 'clip');
	if (taken > gained) scale(penalties, gained / taken, 'clip');
}

function scale(
	lines: readonly ExplanationLine[],
	factor: number,
	reason: 'pillarCap' | 'clip',
): void {
	for (const line of lines) {
		const before = line.contribution;
		line.contribution = before * factor;
		line.lost[reason] = before - line.contribution;
	}
}

function floorLine(missing: number): ExplanationLine {
	return {
		rule: 'floor',
		label: 'Lowest score of anyone who ever earned points',
		pillar: null,
		count: 0,
		points: missing,
		decayFactor: 1,
		contribution: missing,
		shown: 0,
		lost: { ruleMaximum: 0, pillarCap: 0, clip: 0 },
		lastOn: null,
	};
}

/** Shares out a whole number over the lines by largest remainder, ties in the order of the lines. */
function apportion(lines: readonly ExplanationLine[], total: number): void {
	for (const line of lines) line.shown = Math.floor(line.contribution);
	const rest = total - add(lines.map((line) => line.shown));
	const byRemainder = [...lines].sort(
		(a, b) => b.contribution - b.shown - (a.contribution - a.shown),
	);
	for (let i = 0; i < rest; i++) byRemainder[i % lines.length].shown++;
}

function sum(lines: readonly ExplanationLine[]): number {
	return add(lines.map((line) => line.contribution));
}

function add(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
