import { describeLine, type CompiledModel } from '../../lib/scoring';
import type { Visitor } from '../live/watcher';
import { html, type Html } from './html';
import type { Links } from '../links';
import { layout, part } from './layout';
import type { Stream } from './stream';

const LATEST_EVENTS = 6;

/** Who is about on the career site, as it happens. */
export function livePage(stream: Stream, { site }: Links): string {
	return layout(
		'Live',
		'/live',
		html`<h1>Who is about, live</h1>
			<p>
				Keep this page beside <a href="${site}" target="_blank">the career site</a>. Agree there to
				be remembered, look around, ask for the salary guide, look at three vacancies: a few seconds
				after each step you see here what it is worth.
			</p>
			${part('news', stream.shown('news'), true)} ${part('visitors', stream.shown('visitors'))}`,
	);
}

/** What stands there while the year is told, as a part of the page. */
export function visitorsLater(): string {
	return html`<p class="card">
		The career site opens when the year is over: see <a href="/">how far it is</a>.
	</p>`.text;
}

/** What moved last, in one line that a screen reader tells, as a part of the page. */
export function latestNews([latest]: readonly Visitor[]): string {
	const move = latest?.moves.at(-1);
	if (!move) return '';
	return html`<p>Latest: ${nameOf(latest)}, ${move.text}</p>`.text;
}

/** The people who did something since the year ended, latest first, as a part of the page. */
export function visitorCards(visitors: readonly Visitor[], compiled: CompiledModel): string {
	if (visitors.length === 0)
		return html`<p class="card">Nobody yet. Open the career site and answer “Yes”.</p>`.text;
	return html`${visitors.map((visitor) => card(visitor, compiled))}`.text;
}

function card(visitor: Visitor, compiled: CompiledModel): Html {
	const { candidate, lines, events, moves } = visitor;
	const { score, bucket, medal } = candidate;
	return html`<article class="card person">
		<h2>${nameOf(visitor)}</h2>
		<p class="standing">
			<span class="score ${bucket ?? 'none'}">${score ?? '–'}</span>
			${bucketLabel(bucket, compiled)}${medal === null ? '' : `, ${medal} medal`}
		</p>
		${phases(candidate.phase, compiled)}
		<div class="columns">
			${section(
				'Why',
				lines.map((line) => `${signed(line.shown)} ${describeLine(line)}`),
			)}
			${section(
				'Moved',
				moves.map(({ at, text }) => `${timeOf(at)} ${text}`),
			)}
			${section(
				'Did',
				events
					.slice(0, LATEST_EVENTS)
					.map((event) => `${timeOf(event.occurredAt)} ${didOf(event)}`),
			)}
		</div>
	</article>`;
}

function nameOf({ candidate }: Visitor): string {
	return candidate.identities.email ?? 'A visitor whose name we do not know';
}

function didOf({ type, subject }: Visitor['events'][number]): string {
	return subject === null ? type : `${type} ${subject}`;
}

function section(title: string, lines: readonly string[]): Html {
	const items = lines.map((line) => html`<li>${line}</li>`);
	return html`<section>
		<h3>${title}</h3>
		${
			items.length === 0
				? html`<p class="quiet">Nothing yet</p>`
				: html`<ul>
						${items}
					</ul>`
		}
	</section>`;
}

function phases(phase: string, { model }: CompiledModel): Html {
	const steps = model.phases.map(
		({ key, label }) =>
			html`<li${key === phase ? html` aria-current="step"` : html``}>${label}</li>`,
	);
	return html`<ol class="phases" aria-label="Phase">
		${steps}
	</ol>`;
}

function bucketLabel(bucket: string | null, { model }: CompiledModel): string {
	return model.buckets.find(({ key }) => key === bucket)?.label ?? 'no score yet';
}

function signed(points: number): string {
	return points > 0 ? `+${points}` : String(points);
}

function timeOf(atMs: number): string {
	return new Date(atMs).toLocaleTimeString('en-GB');
}
