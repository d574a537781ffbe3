import type { PeopleInsights } from '../gather';
import { percent, round, type Section } from './section';

/** What is missing from the events. */
export function qualitySection({ quality, candidates }: PeopleInsights): Section {
	const shares = quality.map((one) => ({ ...one, share: one.of > 0 ? one.count / one.of : 0 }));
	const bad = shares.filter(
		({ key, share }) => key !== 'anonymous' && key !== 'oneDay' && share > 0,
	);
	const worst = bad.sort((a, b) => b.share - a.share)[0];
	return {
		key: 'quality',
		question: 'Can the figures be trusted?',
		answer:
			candidates === 0
				? 'There is nothing to look at yet.'
				: worst
					? `${worst.label}: ${percent(worst.share)}. ${worst.advice}`
					: 'Nothing is missing from the events.',
		notes: [],
		charts: [],
		columns: { label: 'What', count: 'How many', of: 'Of', share: 'Share', advice: 'What to do' },
		rows: quality.map(({ key, label, count: own, of, advice }) => ({
			key,
			label,
			count: own,
			of,
			share: of > 0 ? round(own / of) : null,
			advice,
		})),
	};
}
