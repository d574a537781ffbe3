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
			${part('visitors', stream.shown('visitors'), true)}`,
	);
}

/** What stands there while the year is told, as a part of the page. */
export function visitorsLater(): string {
	return html`<p class="card">
		The career site opens when the year is over: see <a href="/">how far it is</a>.
	</p>`.text;
}

/** The people who did something since the year ended, latest first, as a part of the page. */
export function visitorCards(visitors: readonly Visitor[], compiled: CompiledModel): string {
	if (visitors.length === 0)
		return html`<p class="card">Nobody yet. Open the career site and answer “Yes”.</p>`.text;
	return html`${visitors.map((visitor) => card(visitor, compiled))}`.text;
}

function card(visitor: Visitor, compiled: CompiledModel): Html {
	const { candidate, lines, events, moves } = visitor;
	const { identities, score, bucket, medal } = candidate;
	return html`<article class="card person">
		<h2>${identities.email ?? 'A visitor whose name we do not know'}</h2>
		${phases(candidate.phase, compiled)}
		<div class="columns">
			<section>
				<h3>Score</h3>
				<p class="score ${bucket ?? 'none'}">${score ?? '–'}</p>
				<p>${bucketLabel(bucket, compiled)}${medal === null ? '' : `, ${medal} medal`}</p>
			</section>
			<section>
				<h3>Why</h3>
				${list(lines.map((line) => `${signed(line.shown)} ${describeLine(line)}`))}
			</section>
			<section>
				<h3>Moved</h3>
				${list(moves.map(({ at, text }) => `${timeOf(at)} ${text}`))}
			</section>
			<section>
				<h3>Did</h3>
				${list(
					events
						.slice(0, LATEST_EVENTS)
						.map(
							({ occurredAt, type, subject }) => `${timeOf(occurredAt)} ${type} ${subject ?? ''}`,
						),
				)}
			</section>
		</div>
	</article>`;
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

function list(lines: readonly string[]): Html {
	if (lines.length === 0) return html`<p class="quiet">Nothing yet</p>`;
	return html`<ul>
		${lines.map((line) => html`<li>${line}</li>`)}
	</ul>`;
}

function signed(points: number): string {
	return points > 0 ? `+${points}` : String(points);
}

function timeOf(atMs: number): string {
	return new Date(atMs).toLocaleTimeString('en-GB');
}
