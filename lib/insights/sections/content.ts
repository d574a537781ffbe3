import { OUTCOME_SAID } from '../../scoring/calibrate/ledger/outcome';
import { rangesAcross } from '../charts/ranges';
import type { InsightSettings, PeopleInsights } from '../gather';
import { FEWEST_HITS } from '../people/scores';
import { count, MOST_ROWS, MOST_SHOWN, number, round, type Section } from './section';

/** Which content candidates met who came to the outcome, compared with equally active ones. */
export function contentSection({ contents }: PeopleInsights, settings: InsightSettings): Section {
	const { outcome, horizonDays } = settings;
	const told = contents.contents.flatMap(({ lift, ...one }) => (lift ? [{ ...one, ...lift }] : []));
	const [best] = told;
	const said = OUTCOME_SAID[outcome];
	return {
		key: 'content',
		question: 'Which content makes candidates move?',
		answer: contentAnswer(best, contents.hits, said),
		notes: [
			`Each content is compared with candidates who did as much, as recently, on the same day, and did not meet it; 1× is no difference, and the line shows where it lies with 95 % confidence. Looked ${horizonDays} days ahead.`,
			'A grey line may be chance; a coloured one lies wholly on its side of no difference.',
			'First and last touches only say what was there, not what helped.',
			...(contents.leftOut > 0
				? [`${number(contents.leftOut)} or more rare contents were left out.`]
				: []),
		],
		charts:
			told.length > 0
				? [
						rangesAcross(
							'content',
							`How many times as often candidates who met a content ${said}`,
							told.slice(0, MOST_SHOWN).map(({ content, lift, from, to, people }) => ({
								name: content,
								value: lift,
								from,
								to,
								label: `${lift.toFixed(1)}×  (${number(people)} met it)`,
							})),
							{ even: 1, evenSaid: 'no difference', isRatio: true },
						),
					]
				: [],
		columns: {
			content: 'Content',
			people: 'Met by',
			hits: `Who ${said}`,
			lift: 'Lift',
			from: 'at least',
			to: 'at most',
			firstTouches: 'First touch',
			lastTouches: 'Last touch',
		},
		rows: contents.contents.slice(0, MOST_ROWS).map(({ lift, ...one }) => ({
			...one,
			lift: lift && round(lift.lift, 2),
			from: lift && round(lift.from, 2),
			to: lift && round(lift.to, 2),
		})),
	};
}

function contentAnswer(
	best: { content: string; lift: number; from: number } | undefined,
	hits: number,
	said: string,
): string {
	if (!best)
		return hits < FEWEST_HITS
			? `Too early to tell: ${count(hits, 'candidate')} ${said} so far where it can be compared.`
			: 'Too few candidates met any one content to tell.';
	return best.from > 1
		? `“${best.content}”: who met it ${said} ${best.lift.toFixed(1)} times as often as equally active candidates who did not.`
		: 'No content is surely better than the others: differences may be chance.';
}
