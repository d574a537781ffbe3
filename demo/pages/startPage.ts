import type { CompiledModel } from '../../lib/scoring';
import type { Bundled } from '../bundled/bundled';
import type { Links } from '../links';
import { owner } from '../n8n/environment';
import { html, type Html, table } from './html';
import { layout, part } from './layout';
import type { Stream } from './stream';

const STATES: Record<Bundled['state'], string> = {
	live: 'live',
	off: 'goes live when the year is over',
	refused: 'not live',
	waits: '',
};

/** How far the demo is. */
export interface Progress {
	headline: string;
	detail: string;
	/** From 0 to 1; null while that cannot be told. */
	done: number | null;
}

/** Where the demo begins for whoever opens it: what is going on, and what to look at. */
export function startPage(stream: Stream, links: Links): string {
	return layout(
		'Start',
		'/',
		html`<h1>The candidate journey, alive on your machine</h1>
			<p>
				A real n8n with this package, a career site, a stand-in for HubSpot and a mailbox that
				catches every mail. Nothing leaves this machine.
			</p>
			${part('progress', stream.shown('progress'))}
			<h2>Where the candidates stand</h2>
			${part('buckets', stream.shown('buckets'))}
			<h2>What to look at</h2>
			<p>Once the year is over, walk the journey yourself, in this order:</p>
			<ol class="steps">
				${steps(links)}
			</ol>
			<h2>The workflows</h2>
			${part('workflows', stream.shown('workflows'))}`,
	);
}

function steps({ site, hubSpot, dashboard, editor }: Links): Html[] {
	const told: ReadonlyArray<[title: string, to: string, text: string]> = [
		[
			'1. Keep “Live” open',
			'/live',
			'It shows who is about on the career site, the score, and what it is made of, as it moves.',
		],
		[
			'2. Visit the career site',
			site,
			'Answer “Yes”, look at a vacancy, ask for the salary guide with any address: you go from See to Think.',
		],
		[
			'3. Read the mail you get',
			'/mail',
			'The first mail of the series is there within half a minute. Click a link in it, then look at three vacancies: you are in Do.',
		],
		[
			'4. See what the recruiter sees',
			hubSpot,
			'The stand-in for HubSpot: how many contacts are in each bucket, tasks for who is hot, and you with your score and its reasons.',
		],
		[
			'5. Ask what works',
			dashboard,
			'The insights dashboard over the whole year: where candidates stand, which content leads to applications.',
		],
		[
			'6. Look inside',
			editor,
			`The n8n editor with every workflow and its executions. E-mail ${owner.email}, password ${owner.password}.`,
		],
	];
	return told.map(
		([title, to, text]) =>
			html`<li>
				<a class="title" href="${to}">${title}</a>
				<p>${text}</p>
			</li>`,
	);
}

/** How far the demo is, as a part of the page. */
export function progressBar({ headline, detail, done }: Progress): string {
	const bar =
		done === null
			? html`<progress aria-label="${headline}"></progress>`
			: html`<progress aria-label="${headline}" max="1" value="${done.toFixed(3)}"></progress>`;
	return html`<div class="card">
		<strong>${headline}</strong> <span class="quiet">${detail}</span>${done === 1 ? html`` : bar}
	</div>`.text;
}

/** How many candidates stand in each bucket, hottest first, as a part of the page. */
export function bucketBars(
	counts: ReadonlyMap<string | null, number>,
	{ model }: CompiledModel,
): string {
	const most = Math.max(1, ...counts.values());
	const rows = [...model.buckets.toReversed(), { key: null, label: 'No score' }];
	const bars = rows
		.filter(({ key }) => key !== null || counts.has(key))
		.map(({ key, label }) => {
			const count = counts.get(key) ?? 0;
			return html`<tr>
				<th scope="row">${label}</th>
				<td>
					<svg aria-hidden="true">
						<rect
							class="${key ?? 'none'}"
							width="${((100 * count) / most).toFixed(2)}%"
							height="100%"
							rx="3"
						></rect>
					</svg>
				</td>
				<td class="count">${count.toLocaleString('en')}</td>
			</tr>`;
		});
	return html`<div class="card">
		<table class="bars">
			<tbody>
				${bars}
			</tbody>
		</table>
	</div>`.text;
}

/** Every workflow of the package, and whether it runs, as a part of the page. */
export function workflowTable(bundled: readonly Bundled[], { editor }: Links): string {
	const rows = bundled.map(({ id, name, state, why }) => [
		html`<a href="${editor}/workflow/${id}">${name.replace('Candidate journey ', '')}</a>`,
		html`${STATES[state]}${why && (state === 'waits' ? why : `, ${why}`)}`,
	]);
	return table(['Workflow', 'State'], rows).text;
}
