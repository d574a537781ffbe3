import { isRecord } from '../isRecord';

/** Fields whose names say too little or too much on their own. */
const WORDS: Readonly<Record<string, string>> = {
	'limits.perDay': 'events per day',
	'limits.pointsPerDay': 'points per day',
	'limits.perSubject': 'per subject',
	'limits.again.points': 'points for coming back',
	'limits.again.withinDays': 'days to come back in',
	'limits.again': 'coming back',
	'limits.everyDays': 'days before it counts again',
	'limits.total': 'events in all',
	'limits.maxPoints': 'most points at any moment',
	on: 'event types',
	where: 'conditions',
	enter: 'signals',
	'idle.afterDays': 'idle days before it falls back',
	'idle.to': 'falls back to',
	fromEngagement: 'earned from an engagement of',
	misfit: 'points when it does not fit',
	accumulation: 'way of adding up',
	'score.combine': 'the score is made of',
	'inactivity.afterDays': 'days away before points are taken',
	'inactivity.points': 'points taken for being away',
	'inactivity.everyDays': 'days until they are taken again',
	'inactivity.floor': 'lowest score by being away',
	'inactivity.cumulative': 'taken for good when away',
	'transitions.cooldownDays': 'days before the same moment is announced again',
	'transitions.returnSignal.quietDays': 'days away before coming back is a signal',
	'transitions.returnSignal.views': 'vacancy views that make coming back a signal',
	'transitions.returnSignal.withinDays': 'days in which those views happen',
	'transitions.returnSignal.rules': 'rules that count as views on coming back',
	timezone: 'time zone',
	horizonDays: 'days that count',
};

/**
 * A field of a model as people say it.
 *
 * @example
 * fieldWords(['limits', 'pointsPerDay']) //=> 'points per day'
 */
export function fieldWords(steps: readonly string[]): string {
	const known = WORDS[steps.join('.')];
	if (known) return known;
	const words = steps.map((step) => WORDS[step] ?? step.replace(/(?=[A-Z])/g, ' ').toLowerCase());
	return words.join(' ');
}

/**
 * A value as people write it; `none` for nothing.
 *
 * @example
 * valueWords({ kind: 'halfLife', days: 45 }) //=> 'kind halfLife, days 45'
 */
export function valueWords(value: unknown): string {
	if (value === undefined || value === null) return 'none';
	if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(itemWords).join(', ');
	if (!isRecord(value)) return String(value);
	const parts = Object.entries(value).map(
		([name, one]) =>
			`${fieldWords([name])} ${isRecord(one) ? `(${valueWords(one)})` : valueWords(one)}`,
	);
	return parts.length === 0 ? 'none' : parts.join(', ');
}

function itemWords(value: unknown): string {
	if (!isRecord(value)) return `“${String(value)}”`;
	const { field, op, value: wanted, ...rest } = value;
	return typeof field === 'string' && Object.keys(rest).length === 0
		? `${field} ${String(op)} ${valueWords(wanted)}`
		: `(${valueWords(value)})`;
}

/** What became of a list of texts; null when it is another kind of list. */
export function listChange(before: unknown, after: unknown): string | null {
	if (!isTexts(before) || !isTexts(after)) return null;
	const added = after.filter((text) => !before.includes(text)).map((text) => `“${text}” added`);
	const removed = before.filter((text) => !after.includes(text)).map((text) => `“${text}” removed`);
	return [...added, ...removed].join(', ') || 'in another order';
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** A text that begins a sentence. */
export function capitalise(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
