import type { SectionKey } from '../../lib/insights';

/** Every question a dashboard answers, as the editor offers it. */
export const QUESTIONS = {
	buckets: {
		name: 'Buckets',
		description: 'How many candidates are in each bucket?',
	},
	campaigns: { name: 'Campaigns', description: 'Which campaigns bring candidates?' },
	channels: { name: 'Channels', description: 'Which channels bring candidates?' },
	content: { name: 'Content', description: 'Which content makes candidates move?' },
	quality: { name: 'Data Quality', description: 'Can the figures be trusted?' },
	lift: { name: 'Does the Score Tell', description: 'Does a higher score mean a greater chance?' },
	medals: { name: 'Medals', description: 'How many candidates earned a medal?' },
	phases: { name: 'Phases', description: 'How far do candidates get on their journey?' },
	scores: { name: 'Scores', description: 'How many candidates have which score?' },
	sources: { name: 'Sources', description: 'Which sources bring candidates?' },
	placements: {
		name: 'Time to Placement',
		description: 'How long does it take until a placement?',
	},
	trend: { name: 'Trend', description: 'Is it getting warmer?' },
	vacancies: { name: 'Vacancies', description: 'Which vacancies draw interest, and whose?' },
} as const satisfies Record<SectionKey, { name: string; description: string }>;
