import { escapeHtml } from '../../lib/html';

/** HTML that is safe to put into a page as it is. */
export class Html {
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

type Filling = Html | readonly Html[] | string | number;

/** Writes HTML: what is filled in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...fillings: Filling[]): Html {
	return new Html(String.raw({ raw: strings }, ...fillings.map(textOf)));
}

function textOf(filling: Filling): string {
	if (filling instanceof Html) return filling.text;
	if (typeof filling === 'object') return filling.map(({ text }) => text).join('');
	return escapeHtml(String(filling));
}

/** A table; each row is a list of cells. */
export function table(columns: readonly string[], rows: ReadonlyArray<readonly Filling[]>): Html {
	const head = columns.map((name) => html`<th scope="col">${name}</th>`);
	const body = rows.map(
		(cells) =>
			html`<tr>
				${cells.map((cell) => html`<td>${cell}</td>`)}
			</tr>`,
	);
	return html`<div class="table">
		<table>
			<thead>
				<tr>
					${head}
				</tr>
			</thead>
			<tbody>
				${body}
			</tbody>
		</table>
	</div>`;
}
