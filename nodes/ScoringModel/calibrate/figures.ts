import type { IDataObject } from 'n8n-workflow';
import type { AdverseImpact } from '../../../lib/scoring/calibrate/adverseImpact';
import type { Decile } from '../../../lib/scoring/calibrate/quality';
import type { Ranking } from '../../../lib/scoring/calibrate/ranking';

export function rounded(value: number, digits = 3): number {
	return Number(value.toFixed(digits)) + 0; // no −0
}

export function presentRanking({ auc, aucFrom, aucTo, ks, topDecileLift }: Ranking): IDataObject {
	return {
		auc: rounded(auc),
		aucFrom: rounded(aucFrom),
		aucTo: rounded(aucTo),
		ks: rounded(ks),
		topDecileLift: rounded(topDecileLift, 2),
	};
}

export function presentDeciles(deciles: readonly Decile[]): IDataObject[] {
	return deciles.map(({ decile, rows, hits, share, from, to, fromPoints, toPoints, expected }) => ({
		decile,
		rows,
		hits,
		share: rounded(share),
		from: rounded(from),
		to: rounded(to),
		expected: rounded(expected),
		fromPoints,
		toPoints,
	}));
}

/** What is known of fairness; not to be tested is not to be fair. */
export function presentImpact(impacts: readonly AdverseImpact[]): IDataObject[] | string {
	const tested = impacts.filter(({ worst }) => worst !== null);
	if (tested.length === 0)
		return 'Not tested: nothing is known of protected groups, or too few are in them.';
	return tested.map(({ column, groups, worst }) => ({
		field: column,
		ratio: rounded(worst ?? 1, 2),
		verdict:
			(worst ?? 1) < 0.8
				? 'A group is selected less than four fifths as often as another: look why before you publish.'
				: 'No group is selected less than four fifths as often as another.',
		groups: groups.map((group) => ({
			...group,
			rate: rounded(group.rate),
			ratio: rounded(group.ratio, 2),
		})),
	}));
}
