import { formatDay, type CompiledModel } from '../scoring';
import type { CandidateStore, Progress } from '../store';
import { gatherCounts, gatherPeople, type InsightSettings, type PeopleInsights } from './gather';
import type { PageHead } from './page/page';
import { countedSections } from './sections/counted';
import { peopleSections } from './sections/people';
import type { Section, SectionKey } from './sections/section';

/** The questions that counting everybody answers; the others need a look at candidates one by one. */
export const COUNTED: readonly SectionKey[] = [
	'buckets',
	'trend',
	'scores',
	'phases',
	'medals',
	'placements',
];

/** Answers to questions about candidates. */
export interface Answers {
	sections: Section[];
	/** What looking at candidates one by one told; null where nothing that was asked needs that. */
	people: PeopleInsights | null;
}

/**
 * Answers questions about all candidates of a store. Nothing is written.
 *
 * @param wanted - which questions, in any order
 * @returns in the order of the dashboard
 */
export async function answer(
	store: Pick<CandidateStore, 'insights'>,
	compiled: CompiledModel,
	settings: InsightSettings,
	wanted: readonly SectionKey[],
	onProgress?: Progress,
): Promise<Answers> {
	const isCounted = (key: SectionKey) => COUNTED.includes(key);
	const counts = wanted.some(isCounted) ? await gatherCounts(store, compiled, settings) : null;
	const people = wanted.every(isCounted)
		? null
		: await gatherPeople(store, compiled, settings, onProgress);
	const sections = [
		...(counts ? countedSections(counts, compiled) : []),
		...(people ? peopleSections(people, settings) : []),
	];
	return { sections: sections.filter(({ key }) => wanted.includes(key)), people };
}

/** What stands above a dashboard. */
export function headOf({ model }: CompiledModel, { until, days }: InsightSettings): PageHead {
	return {
		title: 'Candidate insights',
		about: `${model.label}, version ${model.version}. ${days} days up to ${formatDay(until)} (${model.timezone}).`,
	};
}
