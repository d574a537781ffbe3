import { formatDay } from '../scoring';
import type { PersonCopy } from '../store';
import { escapeHtml } from '../html';
import { COLUMNS, DAYS, MOMENTS, NESTED, PAGE_TABLES } from './pageTables';

type Table = keyof PersonCopy['tables'];
type Row = PersonCopy['tables'][Table][number];

/** Numbers from here on are moments, in UTC milliseconds: the year 2001. */
const FIRST_MOMENT = 1e12;
/** In a tally, numbers from here on are local days: the year 1997; lower ones say how often. */
const FIRST_DAY = 10_000;

const STYLE = `
	:root { color-scheme: light dark; }
	body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
	h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; }
	p.about { color: #667; margin-top: -0.5rem; }
	section.row { border: 1px solid #8884; border-radius: 8px; padding: 0.5rem 1rem; margin: 0.75rem 0; }
	dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.15rem 1rem; margin: 0; }
	dl dl { grid-template-columns: minmax(5rem, max-content) 1fr; }
	dt { color: #667; } dd { margin: 0; overflow-wrap: anywhere; }
	ul { margin: 0; padding-left: 1.1rem; }
	@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.4rem; } }
	@media print { section.row { break-inside: avoid; } }
`;

/** Everything held of a person as a page they can read, print and keep; it loads nothing from anywhere. */
export function copyPage(copy: PersonCopy, atMs: number): string {
	const sections = (Object.keys(PAGE_TABLES) as Table[]).map((table) =>
		section(table, copy.tables[table]),
	);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Your data</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Your data</h1>
<p>Everything that is kept about candidate ${copy.candidateId}, as of ${moment(atMs)}. You may have it corrected or erased, object to being scored, and withdraw what you agreed to, at any time.</p>
${sections.join('\n')}
</body>
</html>
`;
}

function section(table: Table, rows: readonly Row[]): string {
	const { title, about } = PAGE_TABLES[table];
	const content =
		rows.length === 0 ? '<p>Nothing.</p>' : rows.map((row) => rowSection(row)).join('\n');
	return `<h2>${escapeHtml(title)}</h2>\n<p class="about">${escapeHtml(about)}</p>\n${content}`;
}

function rowSection(row: Row): string {
	const lines = Object.entries(row).flatMap(([column, value]) =>
		value === null || value === ''
			? []
			: [`<dt>${escapeHtml(COLUMNS[column] ?? column)}</dt><dd>${cell(column, value)}</dd>`],
	);
	return `<section class="row"><dl>${lines.join('')}</dl></section>`;
}

function cell(column: string, value: string | number | boolean): string {
	if (MOMENTS.has(column)) return moment(Number(value));
	if (DAYS.has(column)) return day(Number(value));
	if (NESTED.has(column)) return nested(JSON.parse(String(value)) as unknown, column === 'tally');
	return escapeHtml(String(value));
}

/**
 * JSON as lists of names and values; what is empty is left out, numbers are what they say unless they are moments.
 *
 * @param hasDays - whether high numbers are local days
 */
function nested(value: unknown, hasDays = false): string {
	if (Array.isArray(value)) return list(value, hasDays);
	if (typeof value === 'object' && value !== null)
		return `<dl>${Object.entries(value)
			.filter(([, inner]) => !isEmpty(inner))
			.map(
				([name, inner]) => `<dt>${escapeHtml(words(name))}</dt><dd>${nested(inner, hasDays)}</dd>`,
			)
			.join('')}</dl>`;
	if (typeof value === 'number' && value >= FIRST_MOMENT) return moment(value);
	if (typeof value === 'number' && hasDays && value >= FIRST_DAY) return day(value);
	return escapeHtml(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A list of short lists, such as a date with what was said then, reads as lines. */
function list(values: readonly unknown[], hasDays: boolean): string {
	const lines = values.map((value) =>
		Array.isArray(value)
			? value.map((one) => nested(one, hasDays)).join(' · ')
			: nested(value, hasDays),
	);
	return `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}

function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}

/** `knownSince` as `Known since`. */
function words(name: string): string {
	if (!/^[a-z]+([A-Z][a-z]*)*$/.test(name)) return name;
	const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function moment(atMs: number): string {
	const iso = new Date(atMs).toISOString();
	return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

function day(number: number): string {
	return number === 0 ? 'at once' : formatDay(number);
}
