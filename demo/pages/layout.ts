import { html, Html } from './html';

const PAGES: ReadonlyArray<[address: string, name: string]> = [
	['/', 'Start'],
	['/live', 'Live'],
	['/mail', 'Mail'],
];

/** A part that changes while the page is open; `politely` has a screen reader tell of it. */
export function part(name: string, shown: string, politely = false): Html {
	const live = politely ? html` aria-live="polite"` : html``;
	return html`<div data-part="${name}" ${live}>${new Html(shown)}</div>`;
}

/** A page of the demo. Everything on it comes from this machine. */
export function layout(title: string, address: string, body: Html): string {
	const links = PAGES.map(
		([to, name]) =>
			html`<a href="${to}" ${to === address ? html` aria-current="page"` : html``}>${name}</a>`,
	);
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${title} – Candidate journey demo</title>
				<link rel="stylesheet" href="/demo.css" />
				<script defer src="/demo.js"></script>
			</head>
			<body>
				<a class="skip" href="#main">To the content</a>
				<header>
					<p class="brand">Candidate journey <span>demo</span></p>
					<nav aria-label="Demo">${links}</nav>
				</header>
				<p id="gone" role="alert" hidden>
					The demo has stopped. Start it again with <code>npm run demo</code>.
				</p>
				<main id="main">${body}</main>
			</body>
		</html> `.text;
}
