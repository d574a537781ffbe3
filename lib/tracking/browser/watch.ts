import { config } from './config';
import { onSubmit } from './forms';
import { flush, tell } from './outbox';
import { currentPath, lookAtPage, tellNew } from './page';

const FILE = /\.(pdf|docx?|pptx?|xlsx?|odt|zip|epub|csv)$/i;
const STEPS = [25, 50, 75, 100];
/** Apps change the address first and the page a moment later. */
const RENDERING_MS = 500;

/** Listens to what happens on the page; once, whatever consent does. */
export function watch(): void {
	// captured, so that a site's own listeners cannot keep it from being seen
	document.addEventListener('click', onClick, true);
	document.addEventListener('submit', onSubmit, true);
	document.addEventListener('timeupdate', onPlay, true);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') flush();
	});
	addEventListener('pagehide', flush);
	watchNavigation();
}

function onClick({ target }: Event): void {
	if (!(target instanceof Element)) return;
	const cta = target.closest<HTMLElement>(config.ctas);
	if (cta) tell('cta.clicked', cta.dataset.journeyCta || labelOf(cta), { path: currentPath() });
	const link = target.closest<HTMLAnchorElement>('a[href]');
	const asset = target.closest<HTMLElement>('[data-journey-asset]');
	if (asset || (link && (link.hasAttribute('download') || FILE.test(link.pathname)))) {
		tell('asset.downloaded', asset?.dataset.journeyAsset || link?.pathname, {
			path: currentPath(),
		});
	}
}

function labelOf({ id, textContent }: HTMLElement): string {
	return id || (textContent ?? '').trim().slice(0, 100);
}

/** Counts what was played, not how far somebody jumped. */
function onPlay({ target }: Event): void {
	const video = target as HTMLVideoElement;
	const { played, duration, dataset, id, currentSrc } = video;
	// a moving background is no video
	if (!(video instanceof HTMLVideoElement) || video.loop) return;
	let seconds = 0;
	for (let i = 0; i < played.length; i++) seconds += played.end(i) - played.start(i);
	const percent = STEPS.filter((step) => Math.round((seconds / duration) * 100) >= step).pop();
	const subject = dataset.journeyVideo || id || currentSrc.replace(/^\w+:\/\/[^/]+|[?#].*/g, '');
	if (percent) tellNew('video.watched', subject, { percent, path: currentPath() });
}

/** Apps change pages without loading one. */
function watchNavigation(): void {
	let path = currentPath();
	const look = () =>
		setTimeout(() => {
			if (path === currentPath()) return;
			path = currentPath();
			lookAtPage();
		}, RENDERING_MS);
	addEventListener('popstate', look);
	for (const name of ['pushState', 'replaceState'] as const) {
		const original = history[name];
		history[name] = function (...args) {
			original.apply(this, args);
			look();
		};
	}
}
