import { adverseImpact, type AdverseImpact } from './adverseImpact';
import { whyBarred } from './barred';
import { crossFit, type OutOfFold } from './crossFit';
import { findDoubts, type Doubt } from './doubts';
import { measureQuality, type Quality } from './quality';
import type { Column, LabelledRows } from './rows';
import { learn, toScorecard, unitOf, type Scorecard } from './scorecard';

/** Fewer candidates with the outcome, or without it, teach nothing. */
export const FEWEST = 20;
/** Fewer than this are a first impression. */
export const SOUND = 120;
/** Share of candidates a recruiter is thought to call, where nobody says. */
const CALLED = 0.1;

/** A column no points were learned from. */
export interface LeftOut {
	column: string;
	why: string;
}

/** Points learned from what became of candidates. */
export interface Calibration {
	/** `exploratory` where so few have the outcome that the points are a first impression. */
	standing: 'exploratory' | 'sound';
	rows: number;
	hits: number;
	scorecard: Scorecard;
	/** Each row under points learned without it. */
	outOfFold: OutOfFold;
	/** How good those are. */
	quality: Quality;
	leftOut: LeftOut[];
	doubts: Doubt[];
	/** One per protected column that was there; none means: not tested. */
	adverseImpact: AdverseImpact[];
	/** What to know before using the points, in plain English. */
	notes: string[];
}

/** Why nothing was learned. */
export interface Refusal {
	standing: 'refused';
	rows: number;
	hits: number;
	/** What is missing, and how much of it. */
	why: string;
}

/**
 * Learns whole points from rows whose outcome is known. Protected columns are barred, whatever they would bring.
 *
 * Never guesses: with too little to learn from it refuses, and says why.
 */
export function calibrateRows(data: LabelledRows): Calibration | Refusal {
	const rows = data.outcome.length;
	const hits = data.outcome.filter(Boolean).length;
	const { used, leftOut } = sortOut(data.columns, rows);
	const why = whyNot(rows, hits, used, data);
	if (why !== undefined) return { standing: 'refused', rows, hits, why };
	const sorted = { ...data, columns: used };
	const learned = learn(used, data.outcome, [...data.outcome.keys()]);
	const unit = unitOf(learned);
	const outOfFold = crossFit(sorted, unit);
	const quality = outOfFold && measureQuality(outOfFold.points, outOfFold.chances, data.outcome);
	if (!quality)
		return {
			standing: 'refused',
			rows,
			hits,
			why: 'In one of the parts nobody, or everybody, has the outcome.',
		};
	const doubts = findDoubts(sorted);
	const standing = Math.min(hits, rows - hits) < SOUND ? 'exploratory' : 'sound';
	return {
		standing,
		rows,
		hits,
		scorecard: toScorecard(learned, unit),
		outOfFold,
		quality,
		leftOut,
		doubts,
		adverseImpact: testGroups(data.columns, outOfFold.points),
		notes: notesOn(data, standing, quality, doubts),
	};
}

function whyNot(
	rows: number,
	hits: number,
	used: readonly Column[],
	{ folds }: LabelledRows,
): string | undefined {
	if (rows === 0) return 'There are no rows.';
	if (hits < FEWEST)
		return `Only ${hits} of ${rows} candidates have the outcome; at least ${FEWEST} are needed. Choose an outcome that comes about more often, or a longer period.`;
	if (rows - hits < FEWEST)
		return `Only ${rows - hits} of ${rows} candidates do not have the outcome; at least ${FEWEST} are needed to compare with.`;
	if (used.length === 0) return 'No column is left to learn from.';
	if (new Set(folds).size < 2) return 'All rows are in one part; points must be tried on others.';
	return undefined;
}

function sortOut(columns: readonly Column[], rows: number) {
	const used: Column[] = [];
	const leftOut: LeftOut[] = [];
	for (const column of columns) {
		const why = whyBarred(column.name) ?? whyUseless(column, rows);
		if (why === undefined) used.push(column);
		else leftOut.push({ column: column.name, why });
	}
	return { used, leftOut };
}

function whyUseless({ cells }: Column, rows: number): string | undefined {
	const values = new Set(cells);
	if (values.size < 2) return 'it says the same of everybody';
	const filled = cells.filter((cell) => cell !== null).length;
	const isId = values.size > rows / 2 && typeof cells.find((cell) => cell !== null) === 'string';
	return isId && filled > 0
		? 'nearly every value in it occurs only once, like a name or an id'
		: undefined;
}

function testGroups(columns: readonly Column[], points: readonly number[]): AdverseImpact[] {
	const ascending = Float64Array.from(points).sort();
	const least = ascending[Math.floor((1 - CALLED) * (ascending.length - 1))];
	const selected = points.map((one) => one >= least);
	return columns
		.filter(({ name }) => whyBarred(name) !== undefined)
		.map((column) => adverseImpact(column, selected));
}

function notesOn(
	data: LabelledRows,
	standing: Calibration['standing'],
	{ ranking }: Quality,
	doubts: readonly Doubt[],
): string[] {
	const hits = data.outcome.filter(Boolean).length;
	const notes: string[] = [];
	const fewer = Math.min(hits, data.outcome.length - hits);
	if (standing === 'exploratory')
		notes.push(
			`Exploratory: with ${fewer} on one side points may change a good deal; from ${SOUND} on they are steady.`,
		);
	if (ranking.aucFrom <= 0.5)
		notes.push(
			`These points do not rank better than chance (AUC ${ranking.auc.toFixed(2)}, ${ranking.aucFrom.toFixed(2)} to ${ranking.aucTo.toFixed(2)}): do not use them.`,
		);
	const doubted = new Set(doubts.map(({ column }) => column)).size;
	if (doubted > 0)
		notes.push(
			`${doubted === 1 ? 'One column' : `${doubted} columns`} may know the outcome beforehand: check when they are written, and leave out what is written later.`,
		);
	const twice = countDuplicates(data);
	if (twice > 0)
		notes.push(`${twice} rows say exactly what another row says: is somebody in the list twice?`);
	notes.push(
		'The points are learned from those who were in the list and got a chance; of people who were never invited or never seen they know nothing.',
	);
	return notes;
}

function countDuplicates({ columns, outcome }: LabelledRows): number {
	const seen = new Set<string>();
	outcome.forEach((one, row) =>
		seen.add(JSON.stringify([one, ...columns.map(({ cells }) => cells[row])])),
	);
	return outcome.length - seen.size;
}
