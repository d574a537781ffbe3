import type { IDataObject } from 'n8n-workflow';
import { nameLevel } from '../../../lib/scoring/calibrate/binning';
import type { Calibration, Refusal } from '../../../lib/scoring/calibrate/calibrateRows';
import { presentDeciles, presentImpact, presentRanking, rounded } from './figures';

/** Points learned from rows as an item says them. */
export function presentRows(found: Calibration | Refusal): IDataObject {
	const { standing, rows, hits } = found;
	if (found.standing === 'refused')
		return { summary: `Nothing was learned: ${found.why}`, standing, rows, hits };
	const { scorecard, quality, doubts, leftOut, notes } = found;
	const { auc, aucFrom, aucTo } = quality.ranking;
	return {
		summary: `Points learned from ${rows} rows, ${hits} with the outcome (${standing}): AUC ${auc.toFixed(2)} (${aucFrom.toFixed(2)} to ${aucTo.toFixed(2)}) on rows they were not learned from.`,
		standing,
		rows,
		hits,
		base: scorecard.base,
		pointsToDoubleOdds: rounded(scorecard.pointsToDoubleOdds, 1),
		points: scorecard.columns.flatMap(({ column, levels }) =>
			levels
				.filter((level) => level.rows > 0)
				.map(({ level, points, from, to, ...counts }) => ({
					field: column,
					value: nameLevel(level),
					points,
					from: rounded(from, 1),
					to: rounded(to, 1),
					...counts,
				})),
		),
		ranking: presentRanking(quality.ranking),
		calibration: {
			brier: rounded(quality.brier, 4),
			error: rounded(quality.calibrationError, 4),
		},
		deciles: presentDeciles(quality.deciles),
		doubts: doubts.map((doubt) => ({ ...doubt })),
		leftOut: leftOut.map((one) => ({ ...one })),
		adverseImpact: presentImpact(found.adverseImpact),
		notes,
	};
}
