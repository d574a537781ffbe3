import { formatDay } from '../../scoring';
import { OUTCOME_SAID } from '../../scoring/calibrate/ledger/outcome';
import { rangesAcross } from '../charts/ranges';
import type { InsightSettings, PeopleInsights } from '../gather';
import { FEWEST_HITS } from '../people/scores';
import { count, number, percent, round, type Section } from './section';

/** Whether those with a higher score came to the outcome more often. */
export function liftSection({ lift }: PeopleInsights, settings: InsightSettings): Section {
	const { tested, buckets, day, rows, hits } = lift;
	const said = OUTCOME_SAID[settings.outcome];
	const within = `within ${count(settings.horizonDays, 'day')} after ${formatDay(day)}`;
	const deciles = tested?.deciles ?? [];
	return {
		key: 'lift',
		question: 'Does a higher score mean a greater chance?',
		answer: tested
			? `${verdictOn(tested.ranking.aucFrom)} Of the ${number(tested.atCapacity.candidates)} with the highest scores ${percent(tested.atCapacity.share)} ${said} ${within}, of all ${percent(hits / rows)}.`
			: `Too early to tell: ${number(hits)} of ${count(rows, 'candidate')} ${said} ${within}; at least ${FEWEST_HITS} must, and ${FEWEST_HITS} must not.`,
		notes: tested
			? [
					`Chance that somebody who did has the higher score than somebody who did not (AUC): ${tested.ranking.auc.toFixed(2)}, with 95 % confidence ${tested.ranking.aucFrom.toFixed(2)} to ${tested.ranking.aucTo.toFixed(2)}; 0.5 is chance alone. Largest distance between both (KS): ${tested.ranking.ks.toFixed(2)}.`,
					'Scores are those of that day, worked out by what had happened until then.',
				]
			: [],
		charts: tested
			? [
					rangesAcross(
						'lift',
						`Share of candidates who ${said} ${within}, by score`,
						deciles.map(({ share, from, to, fromPoints, toPoints }) => ({
							name:
								fromPoints === toPoints
									? `Score ${toPoints}`
									: `Score ${toPoints} to ${fromPoints}`,
							value: share,
							from,
							to,
							label: percent(share),
						})),
						{
							even: hits / rows,
							evenSaid: `all: ${percent(hits / rows)}`,
							isRatio: false,
						},
					),
				]
			: [],
		columns: {
			label: 'Bucket',
			candidates: 'Candidates',
			hits: `Who ${said}`,
			share: 'Share',
			from: 'at least',
			to: 'at most',
		},
		rows: buckets.map(({ bucket, label, rows: candidates, hits: own, share, from, to }) => ({
			bucket,
			label,
			candidates,
			hits: own,
			share: candidates > 0 ? round(share) : null,
			from: candidates > 0 ? round(from) : null,
			to: candidates > 0 ? round(to) : null,
		})),
	};
}

function verdictOn(aucFrom: number): string {
	if (aucFrom > 0.7) return 'Yes, clearly.';
	return aucFrom > 0.5 ? 'Yes.' : 'That cannot be seen: the score ranks no better than chance.';
}
