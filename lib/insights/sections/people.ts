import type { InsightSettings, PeopleInsights } from '../gather';
import { contentSection } from './content';
import { liftSection } from './lift';
import { qualitySection } from './quality';
import { number, type Section } from './section';
import { sourceSection } from './sources';
import { vacanciesSection } from './vacancies';

/** The sections that looking at candidates one by one answers. */
export function peopleSections(found: PeopleInsights, settings: InsightSettings): Section[] {
	const sections = [
		liftSection(found, settings),
		contentSection(found, settings),
		vacanciesSection(found),
		sourceSection('channels', 'Which channels bring candidates?', found.channels, settings),
		sourceSection('sources', 'Which sources bring candidates?', found.sources, settings),
		sourceSection('campaigns', 'Which campaigns bring candidates?', found.campaigns, settings),
		qualitySection(found),
	];
	if (found.candidates >= found.of) return sections;
	const note = `From an even sample of ${number(found.candidates)} of ${number(found.of)} candidates.`;
	return sections.map((section) => ({ ...section, notes: [...section.notes, note] }));
}
