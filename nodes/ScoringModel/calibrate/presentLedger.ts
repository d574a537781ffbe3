import type { IDataObject } from 'n8n-workflow';
import { formatDay } from '../../../lib/scoring';
import { OUTCOME_SAID } from '../../../lib/scoring/calibrate/ledger/outcome';
import { halfAfter, nameDecay } from '../../../lib/scoring/calibrate/decays';
import type { CalibrationSettings, LedgerCalibration } from '../../../lib/store';
import { count } from '../present';
import { presentDeciles, presentImpact, presentRanking, rounded } from './figures';

/** What was learned from recorded events, as an item says it. */
export function presentLedger(
	found: LedgerCalibration,
	{ outcome, horizonDays }: CalibrationSettings,
): IDataObject {
	const { standing, candidates, of, hits, rules, criteria, thresholds, trial, doubts, split } =
		found;
	return {
		standing,
		outcome,
		withinDays: horizonDays,
		candidates,
		of,
		hits,
		learnedFrom: `${formatDay(split.from)} to ${formatDay(split.at)}`,
		rules: rules.map(({ decay, decaySaid, ...rule }) => ({
			...rule,
			decay: decaySaid,
			halfAfterDays: decay && halfAfter(decay),
		})),
		criteria: criteria.map((one) => ({ ...one })),
		pointsToDoubleOdds: rounded(found.pointsToDoubleOdds, 1),
		thresholds: thresholds.map((threshold) => ({ ...threshold })),
		ranking: {
			outOfFold: presentRanking(found.outOfFold),
			now: trial && presentRanking(trial.live),
			draft: trial && presentRanking(trial.draft),
			recencyOnly: trial && presentRanking(trial.recencyOnly),
		},
		decays: found.decays.map(({ decay, ranking }) => ({
			decay: nameDecay(decay),
			auc: rounded(ranking.auc),
		})),
		calibration: trial && {
			brier: rounded(trial.quality.brier, 4),
			error: rounded(trial.quality.calibrationError, 4),
		},
		deciles: trial && presentDeciles(trial.quality.deciles),
		buckets: trial && { now: rates(trial.buckets.live), draft: rates(trial.buckets.draft) },
		drift: trial?.drift ? { ...trial.drift, psi: rounded(trial.drift.psi) } : null,
		adverseImpact: presentImpact(trial?.adverseImpact ?? []),
		doubts: doubts.map(({ column, ...doubt }) => ({ rule: column, ...doubt })),
		notes: notesOn(found),
	};
}

function rates(buckets: NonNullable<LedgerCalibration['trial']>['buckets']['live']): IDataObject[] {
	return buckets.map(({ bucket, rows, hits, share, from, to }) => ({
		bucket,
		rows,
		hits,
		share: rounded(share),
		from: rounded(from),
		to: rounded(to),
	}));
}

/** In one sentence: what was learned, and whether it is better than what there is. */
export function summarise(
	{ standing, hits, candidates, trial, rules }: LedgerCalibration,
	{ outcome, horizonDays }: CalibrationSettings,
): string {
	const learned = rules.filter(({ leftBecause }) => leftBecause === null).length;
	const start = `${standing === 'sound' ? 'Learned' : 'Exploratory: learned'} ${count(learned, 'rule')} from ${hits} of ${count(candidates, 'candidate')} who ${OUTCOME_SAID[outcome]} within ${horizonDays} days.`;
	if (!trial) return `${start} Too few later outcomes to try it on.`;
	const auc = (ranking: { auc: number }) => ranking.auc.toFixed(2);
	return `${start} On later days it ranks with AUC ${auc(trial.draft)}, the live model ${auc(trial.live)}, days of silence alone ${auc(trial.recencyOnly)}.`;
}

function notesOn({ standing, trial, doubts, candidates, of }: LedgerCalibration): string[] {
	const notes: string[] = [];
	if (standing === 'exploratory')
		notes.push('Exploratory: fewer than 120 came to the outcome; points may change a good deal.');
	if (candidates < of)
		notes.push(`Learned from an even sample of ${candidates} of ${of} candidates.`);
	if (!trial)
		notes.push(
			'Not tried on later days: fewer than 20 came to the outcome there. Wait, then repeat.',
		);
	if (trial && trial.draft.auc <= trial.live.auc)
		notes.push('On later days the draft ranks no better than the live model: do not publish it.');
	if (trial && trial.draft.auc <= trial.recencyOnly.auc)
		notes.push('Days of silence alone rank as well: the points add nothing to them.');
	if (doubts.length > 0)
		notes.push(
			'Some rules may be recorded only once the outcome is known: check the doubts first.',
		);
	if (trial?.drift?.standing === 'shifted')
		notes.push('Candidates behave otherwise than in the time that was learned from (drift).');
	notes.push(
		'Learned from those who were recorded and got a chance; of people who were never invited or never seen it knows nothing.',
		'Nobody is rejected by a score: a person decides whether to publish this draft.',
	);
	return notes;
}
