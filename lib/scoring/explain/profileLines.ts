import type { CompiledPart } from '../model/compileModel';
import type { PartStanding } from '../profile';
import { apportion, clip, fullLine, sumOf, type ExplanationLine } from './line';

/** How a part of the fit comes about; its lines add up to its points. */
export interface PartExplanation {
	/** Whole points. */
	points: number;
	lines: ExplanationLine[];
	/** Labels of the criteria of which nothing is known; they count neither way. */
	unknown: string[];
}

/** The lines that add up to a part of the fit: what everybody starts with, and what is known. */
export function profileLines(
	name: 'persona' | 'culture',
	part: CompiledPart,
	standing: PartStanding,
): ExplanationLine[] {
	const start = fullLine({
		rule: `${name}.start`,
		label: `Where everybody starts (${name})`,
		pillar: name,
		count: 0,
		points: part.start,
	});
	const known = standing.criteria.filter(({ points }) => points !== 0);
	const lines = [
		...(part.start === 0 ? [] : [start]),
		...known.map(({ key, label, holds, points }) =>
			fullLine({
				rule: `${name}.${key}`,
				label: holds === true ? label : `Not: ${label}`,
				pillar: name,
				count: 1,
				points,
			}),
		),
	];
	clip(lines, part.lowest, part.cap);
	return lines;
}

/** Explains a part of the fit by itself. */
export function explainPart(
	name: 'persona' | 'culture',
	part: CompiledPart,
	standing: PartStanding,
): PartExplanation {
	const lines = profileLines(name, part, standing);
	const points = Math.round(sumOf(lines)) + 0;
	apportion(lines, points);
	return {
		points,
		lines: lines.sort((a, b) => b.contribution - a.contribution),
		unknown: standing.criteria.filter(({ holds }) => holds === null).map(({ label }) => label),
	};
}
