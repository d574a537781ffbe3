import type { Chart } from '../charts/draw';

/** A cell of a table of figures. */
export type Value = string | number | null;

/** One question with its answer: in a sentence, as a picture and as figures. */
export interface Section {
	key: SectionKey;
	question: string;
	answer: string;
	/** What to know about the figures. */
	notes: string[];
	charts: Chart[];
	/** The names of the columns of the rows, in their order. */
	columns: Record<string, string>;
	rows: Array<Record<string, Value>>;
}

/** The questions the dashboard answers. */
export type SectionKey =
	| 'buckets'
	| 'scores'
	| 'trend'
	| 'phases'
	| 'medals'
	| 'placements'
	| 'lift'
	| 'content'
	| 'vacancies'
	| 'channels'
	| 'sources'
	| 'campaigns'
	| 'quality';

/** Bars and dots a picture shows; the figures hold more. */
export const MOST_SHOWN = 12;
/** Rows of figures a section holds. */
export const MOST_ROWS = 200;

/** A number as people read it. */
export function number(value: number): string {
	return value.toLocaleString('en', { maximumFractionDigits: 0 });
}

/**
 * A share as people read it.
 *
 * @example
 * percent(0.1234) //=> '12 %'
 */
export function percent(share: number): string {
	const value = share * 100;
	return `${value !== 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} %`;
}

/** To so many digits, without a negative zero. */
export function round(value: number, digits = 3): number {
	return Number(value.toFixed(digits)) + 0; // no −0
}

/** A number of things in words. */
export function count(value: number, noun: string): string {
	return `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
}
