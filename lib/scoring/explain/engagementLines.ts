import type { Credit } from '../credit';
import type { Engagement } from '../engagement';
import { takeDownTo } from '../inactivity';
import { formatDay, type LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import type { Accumulation } from '../model/types';
import { lastIndexUpTo } from '../ruleDays';
import { beforeMaximum, creditOn, leftOn, MAX_SCORE, pillarTotal } from '../score';
import { add, clip, fullLine, reduceTo, scale, sumOf, type ExplanationLine } from './line';

/** The lines that add up to the engagement of a day, between 0 and 100, in the order of the model. */
export function engagementLines(
	engagement: Engagement,
	compiled: CompiledModel,
	day: LocalDay,
): ExplanationLine[] {
	const { model } = compiled;
	const lines = engagement.credits.flatMap((credit) => openLine(credit, day));
	for (const { key, cap } of model.pillars) {
		fillPillar(
			lines.filter((line) => line.pillar === key),
			model.accumulation,
			cap,
		);
	}
	lines.push(...inactivityLines(engagement, compiled, day, sumOf(lines)));
	clip(lines, 0, MAX_SCORE);
	return lines;
}

function openLine(credit: Credit, day: LocalDay): ExplanationLine[] {
	const { rule } = credit;
	const last = lastIndexUpTo(credit.days, day);
	if (last < 0) return [];
	const points = add(credit.points.slice(0, last + 1));
	const decayed = add(leftOn(credit, day));
	const added = beforeMaximum(credit, day);
	const line: ExplanationLine = {
		...fullLine({
			rule: rule.key,
			label: rule.label,
			pillar: rule.pillar,
			count: add(credit.counts.slice(0, last + 1)),
			points,
		}),
		decayFactor: points === 0 ? 0 : decayed / points,
		contribution: decayed,
		lastOn: formatDay(credit.days[last]),
	};
	reduceTo(line, added, 'accumulation');
	reduceTo(line, creditOn(credit, day), 'ruleMaximum');
	return [line];
}

/** Takes from every line of a pillar its share of what the pillar does not count. */
function fillPillar(
	lines: readonly ExplanationLine[],
	accumulation: Accumulation,
	cap: number,
): void {
	const sum = sumOf(lines);
	if (sum <= 0) return;
	switch (accumulation) {
		case 'additive':
			break;
		case 'squareRoot':
			scale(lines, Math.sqrt(sum * cap) / sum, 'accumulation');
			break;
		case 'saturating':
			saturate(lines, cap);
			return;
	}
	const filled = sumOf(lines);
	if (filled > cap) scale(lines, cap / filled, 'pillarCap');
}

/** The gap that several close is theirs by the logarithm of what each leaves of it: the order does not matter. */
function saturate(lines: readonly ExplanationLine[], cap: number): void {
	const gaps = lines.map(({ contribution }) => 1 - contribution / MAX_SCORE);
	const total = pillarTotal(
		'saturating',
		cap,
		0,
		gaps.reduce((product, gap) => product * gap, 1),
	);
	const closesAll = gaps.some((gap) => gap <= 0);
	const shares = lines.map(({ contribution }, i) =>
		closesAll ? contribution : -Math.log1p(gaps[i] - 1),
	);
	const all = add(shares);
	lines.forEach((line, i) => reduceTo(line, (total * shares[i]) / all, 'accumulation'));
}

/** What being away takes, as a line of its own; it stops at its floor. */
function inactivityLines(
	engagement: Engagement,
	{ model }: CompiledModel,
	day: LocalDay,
	points: number,
): ExplanationLine[] {
	const absence = engagement.absenceOn(day);
	if (!model.inactivity || absence.count === 0) return [];
	const line = fullLine({
		rule: 'inactivity',
		label: 'No activity',
		pillar: null,
		count: absence.count,
		points: -absence.points,
	});
	const left = takeDownTo(model.inactivity.floor, points, absence.points);
	reduceTo(line, left - points, 'clip');
	return [line];
}
