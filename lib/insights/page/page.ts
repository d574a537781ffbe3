import { hash } from 'node:crypto';
import { drawChart, escapeText, NARROW, WIDTH, type Chart } from '../charts/draw';
import { DARK, LIGHT, type Theme } from '../charts/theme';
import type { Section, SectionKey, Value } from '../sections/section';
import { percent } from '../sections/section';
import { SCRIPT, STYLE } from './style';

/** What stands above the questions. */
export interface PageHead {
	title: string;
	/** Of what and until when it tells. */
	about: string;
}

const GROUPS: Record<SectionKey, 'now' | 'works' | 'data'> = {
	buckets: 'now',
	trend: 'now',
	scores: 'now',
	phases: 'now',
	medals: 'now',
	placements: 'now',
	lift: 'works',
	content: 'works',
	vacancies: 'works',
	channels: 'works',
	sources: 'works',
	campaigns: 'works',
	quality: 'data',
};

/**
 * Makes a page of questions and answers that is one file: it loads nothing, so it works offline, and its own content
 * security policy allows nothing but what is in it.
 */
export async function makePage(head: PageHead, sections: readonly Section[]): Promise<string> {
	const body = await Promise.all(sections.map(makeSection));
	const title = escapeText(head.title);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#answers">To the answers</a>
<header><h1>${title}</h1><p class="about">${escapeText(head.about)}</p></header>
<nav aria-label="Filters">
<fieldset><legend>Show</legend>${choices()}</fieldset>
<label>Find in the tables <input type="search" id="find" placeholder="e.g. nurse"></label>
</nav>
<main id="answers">
${body.join('\n')}
</main>
<footer><p>Scores help recruiters to choose whom to call first. They reject nobody.</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function choices(): string {
	const options = [
		['all', 'Everything'],
		['now', 'Where candidates stand'],
		['works', 'What works'],
		['data', 'Data quality'],
	];
	return options
		.map(
			([value, label], i) =>
				`<label><input type="radio" name="show" id="show-${value}"${i === 0 ? ' checked' : ''}> ${label}</label>`,
		)
		.join('');
}

async function makeSection(section: Section): Promise<string> {
	const { key, question, answer, notes } = section;
	const pictures = await Promise.all(section.charts.map((chart) => drawPicture(chart)));
	return `<section class="${GROUPS[key]}" aria-labelledby="${key}">
<h2 id="${key}">${escapeText(question)}</h2>
<p class="answer">${escapeText(answer)}</p>
${key === 'trend' && pictures.length > 0 ? chooseSteps() : ''}${pictures.join('\n')}
${notes.length > 0 ? `<ul class="notes">${notes.map((note) => `<li>${escapeText(note)}</li>`).join('')}</ul>` : ''}
${makeTable(section)}
</section>`;
}

function chooseSteps(): string {
	const radio = (name: string, label: string, isFirst: boolean) =>
		`<label><input type="radio" name="steps" class="${name}"${isFirst ? ' checked' : ''}> ${label}</label>`;
	return `<fieldset class="choice"><legend>Trend</legend>${radio('weeks', 'By week', true)}${radio('days', 'By day', false)}</fieldset>`;
}

const ON_PHONES = '(max-width: 640px)';
const IN_THE_DARK = '(prefers-color-scheme: dark)';

/** In the colours the reader asked for, and in letters that can be read on a phone; paper is light. */
async function drawPicture(chart: Chart): Promise<string> {
	const draw = async (theme: Theme, width: number) => {
		const svg = await drawChart(chart, theme, width);
		return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
	};
	const source = async (media: string, theme: Theme, width: number) =>
		`<source media="screen and ${media}" srcset="${await draw(theme, width)}" width="${width}" height="${chart.height}">`;
	const sources = [
		await source(`${ON_PHONES} and ${IN_THE_DARK}`, DARK, NARROW),
		await source(ON_PHONES, LIGHT, NARROW),
		await source(IN_THE_DARK, DARK, WIDTH),
	];
	const steps = { 'trend-weeks': ' class="by-week"', 'trend-days': ' class="by-day"' }[chart.key];
	return `<picture${steps ?? ''}>${sources.join('')}<img src="${await draw(LIGHT, WIDTH)}" alt="${escapeText(chart.title)}" width="${WIDTH}" height="${chart.height}"></picture>`;
}

function makeTable({ question, columns, rows }: Section): string {
	if (rows.length === 0) return '';
	const names = Object.keys(columns);
	const isNumber = (name: string) => rows.some((row) => typeof row[name] === 'number');
	const head = names.map(
		(name) =>
			`<th scope="col"${isNumber(name) ? ' class="number"' : ''}>${escapeText(columns[name])}</th>`,
	);
	const areShares = 'share' in columns || 'wentOn' in columns;
	const lines = rows.map(
		(row) =>
			`<tr>${names
				.map((name, i) => {
					const text = escapeText(present(name, row[name] ?? null, areShares));
					return i === 0
						? `<th scope="row">${text}</th>`
						: `<td${isNumber(name) ? ' class="number"' : ''}>${text}</td>`;
				})
				.join('')}</tr>`,
	);
	return `<details><summary>The figures</summary><div class="table" tabindex="0" role="region" aria-label="${escapeText(question)} The figures"><table><caption>${escapeText(question)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div></details>`;
}

const SHARES = ['share', 'wentOn', 'from', 'to'];

function present(name: string, value: Value, areShares: boolean): string {
	if (value === null) return '–';
	if (typeof value === 'string') return value;
	return areShares && SHARES.includes(name) ? percent(value) : value.toLocaleString('en');
}

function hashOf(text: string): string {
	return `sha256-${hash('sha256', text, 'base64')}`;
}
