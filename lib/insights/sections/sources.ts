import { OUTCOME_SAID, type OutcomeName } from '../../scoring/calibrate/ledger/outcome';
import { barsAcross } from '../charts/bars';
import type { SourceCount } from '../people/sources';
import { count, MOST_ROWS, MOST_SHOWN, number, percent, round, type Section } from './section';

/** Which channels, sources or campaigns candidates came through, and what came of them. */
export function sourceSection(
	key: 'channels' | 'sources' | 'campaigns',
	question: string,
	counts: readonly SourceCount[],
	{ outcome }: { outcome: OutcomeName },
): Section {
	const silent = counts.filter(({ isSilent }) => isSilent);
	const said = OUTCOME_SAID[outcome];
	const [most] = counts;
	return {
		key,
		question,
		answer: most
			? `“${most.name}” brings most: ${count(most.people, 'candidate')}, of whom ${percent(most.outcomes.share)} ${said}.`
			: `No event of this period says its ${key.slice(0, -1)}.`,
		notes: [
			...(silent.length > 0
				? [`Fell silent in the later half: ${silent.map(({ name }) => name).join(', ')}.`]
				: []),
			'A candidate counts with each of them; none gets all the credit.',
		],
		charts:
			counts.length === 0
				? []
				: [
						barsAcross(
							key,
							`Candidates by ${key.slice(0, -1)}, with how many of them ${said}`,
							counts.slice(0, MOST_SHOWN).map(({ name, people, outcomes }) => ({
								name,
								value: people,
								label: `${number(people)}, ${percent(outcomes.share)} ${said.split(' ').at(-1)}`,
							})),
						),
					],
		columns: {
			name: 'Name',
			people: 'Candidates',
			events: 'Events',
			firstTouches: 'First touch',
			hits: `Who ${said}`,
			share: 'Share',
			from: 'at least',
			to: 'at most',
			silent: 'Fell silent',
		},
		rows: counts.slice(0, MOST_ROWS).map(({ outcomes, isSilent, ...one }) => ({
			...one,
			hits: outcomes.hits,
			share: round(outcomes.share),
			from: round(outcomes.from),
			to: round(outcomes.to),
			silent: isSilent ? 'yes' : '',
		})),
	};
}
