import type { CompiledModel } from '../../scoring';
import type { Counts } from '../gather';
import { bucketsSection } from './buckets';
import { medalsSection } from './medals';
import { phasesSection } from './phases';
import { placementsSection } from './placements';
import { scoresSection } from './scores';
import type { Section } from './section';
import { trendSection } from './trend';

/** The sections that counting everybody answers. */
export function countedSections(counts: Counts, { model }: CompiledModel): Section[] {
	const sections = [
		bucketsSection(counts),
		trendSection(counts, model.buckets),
		scoresSection(counts),
		phasesSection(counts),
		medalsSection(counts),
		placementsSection(counts),
	];
	// A picture of nobody shows nothing.
	if (counts.standing.candidates > 0) return sections;
	return sections.map((section) => ({ ...section, charts: [] }));
}
