import { compileTopic } from '../model/lint/topic';
import { wordsOf } from '../model/lint/words';
import { binColumn, levelFinder, nameLevel } from './binning';
import { crossFit } from './crossFit';
import { measureRanking } from './ranking';
import type { Column, LabelledRows } from './rows';
import { shareOf } from './shares';
import { WRITTEN_LATER } from './writtenLater';

/** A column that may know the outcome because it was written after it. */
export interface Doubt {
	column: string;
	/**
	 * - `tells-all`: a value with which the outcome practically always, or never, comes about
	 * - `filled-after`: practically nobody has the outcome where it is empty, or everybody where it is not
	 * - `outranks-all`: it alone ranks better than everything else together
	 * - `written-later`: it is called like what people or systems fill in afterwards
	 */
	why: 'tells-all' | 'filled-after' | 'outranks-all' | 'written-later';
	/** In plain English, with the figures. */
	message: string;
}

/** Practically always: at least this share, with confidence. */
const ALWAYS = 0.9;
/** Practically never: less than this share of what is usual, with confidence. */
const NEVER = 1 / 12;
/** An outcome that most have tells nothing by being there. */
const USUAL = 0.75;
/** A column that ranks worse alone gives nothing away. */
const SUSPICIOUS_AUC = 0.75;

const NAMES = WRITTEN_LATER.map((topic) => ({ ...topic, find: compileTopic(topic) }));

/**
 * Looks for columns that may have been written after the outcome: points learned from them look splendid, and are
 * worth nothing for candidates whose outcome is still to come.
 */
export function findDoubts(data: LabelledRows): Doubt[] {
	const rows = data.outcome.map((_, row) => row);
	const usual = data.outcome.filter(Boolean).length / rows.length;
	return data.columns.flatMap((column): Doubt[] => {
		const found = [
			...levelDoubts(column, data.outcome, rows, usual),
			...rankingDoubts(column, data),
			...nameDoubts(column),
		];
		return found.map((one) => ({ column: column.name, ...one }));
	});
}

type Found = Omit<Doubt, 'column'>;

function levelDoubts(
	column: Column,
	outcome: readonly boolean[],
	rows: readonly number[],
	usual: number,
): Found[] {
	const binning = binColumn(column, rows);
	const find = levelFinder(binning);
	const counts = binning.levels.map(() => ({ rows: 0, hits: 0 }));
	for (const row of rows) {
		const count = counts[find(column.cells[row])];
		count.rows++;
		count.hits += Number(outcome[row]);
	}
	const [missing, ...known] = counts;
	const sum = known.reduce((a, b) => ({ rows: a.rows + b.rows, hits: a.hits + b.hits }));
	const found: Found[] = [];
	if (missing.rows > 0 && sum.rows > 0) {
		if (isNever(missing, usual))
			found.push({
				why: 'filled-after',
				message: `practically nobody without it has the outcome (${inWords(missing)}): is it filled in afterwards?`,
			});
		if (isAlways(sum, usual))
			found.push({
				why: 'filled-after',
				message: `practically everybody with it has the outcome (${inWords(sum)}): is it filled in afterwards?`,
			});
	}
	const telling = known.flatMap((count, i) => {
		const [always, never] = [isAlways(count, usual), isNever(count, usual)];
		if (!always && !never) return [];
		const level = nameLevel(binning.levels[i + 1]);
		return `“${level}” practically ${always ? 'always' : 'never'} (${inWords(count)})`;
	});
	if (telling.length > 0)
		found.push({
			why: 'tells-all',
			message: `has the outcome with ${telling.slice(0, 3).join(', ')}: is it known before?`,
		});
	return found;
}

interface Count {
	rows: number;
	hits: number;
}

const isAlways = ({ hits, rows }: Count, usual: number) =>
	usual < USUAL && shareOf(hits, rows).from > ALWAYS;

const isNever = ({ hits, rows }: Count, usual: number) => shareOf(hits, rows).to < usual * NEVER;

const inWords = ({ hits, rows }: Count) => `${hits} of ${rows}`;

/** Whether one column knows more than all others together; only looked at where it ranks well alone. */
function rankingDoubts(column: Column, data: LabelledRows): Found[] {
	const alone = aucOf(data, [column]);
	if (alone < SUSPICIOUS_AUC) return [];
	const others = aucOf(
		data,
		data.columns.filter((one) => one !== column),
	);
	if (alone <= others) return [];
	return [
		{
			why: 'outranks-all',
			message: `alone it ranks better (AUC ${alone.toFixed(2)}) than everything else together (${others.toFixed(2)}): does it already know the outcome?`,
		},
	];
}

function aucOf(data: LabelledRows, columns: readonly Column[]): number {
	if (columns.length === 0) return 1;
	const tried = crossFit({ ...data, columns }, 1e-6);
	return (tried && measureRanking(tried.points, data.outcome)?.auc) ?? 0.5;
}

function nameDoubts({ name }: Column): Found[] {
	const words = wordsOf(name);
	return NAMES.flatMap(({ name: what, find }) =>
		find(words) === undefined
			? []
			: [
					{
						why: 'written-later' as const,
						message: `is called like ${what}: leave it out unless it is known before the outcome`,
					},
				],
	);
}
