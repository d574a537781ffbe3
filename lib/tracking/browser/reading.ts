const SECONDS = 60;
const PART = 0.75;

let stop: (() => void) | undefined;

/**
 * Waits until an article was read: a minute with the page in view, or scrolled to three quarters of it.
 *
 * @param done - called once; null on a page that is no article. The article before is no longer waited for.
 */
export function watchReading(done: (() => void) | null): void {
	stop?.();
	stop = undefined;
	if (!done) return;
	let seconds = 0;
	const finish = () => {
		stop?.();
		done();
	};
	const timer = setInterval(() => {
		if (document.visibilityState === 'visible' && ++seconds >= SECONDS) finish();
	}, 1_000);
	const look = () => {
		if (partScrolled() >= PART) finish();
	};
	// who scrolls and leaves at once has no scroll told; captured, so that it goes out with the rest of the page
	const moments = ['scroll', 'pagehide'];
	for (const moment of moments) addEventListener(moment, look, { passive: true, capture: true });
	stop = () => {
		clearInterval(timer);
		for (const moment of moments) removeEventListener(moment, look, true);
	};
}

/** How much of the article lies above the lower edge of the window. */
function partScrolled(): number {
	const article =
		document.querySelector('[data-journey-article]:not(body),article,main') ?? document.body;
	const { top, height } = article.getBoundingClientRect();
	return (innerHeight - top) / height;
}
