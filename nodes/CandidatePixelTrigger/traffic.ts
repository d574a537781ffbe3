const SECOND_MS = 1_000;
/** Requests a second from which on answering them comes first. */
const BUSY_PER_SECOND = 10;

let since = 0;
let lately = 0;
let before = 0;

/** Counts a request to any of the nodes of this process. */
export function countRequest(): void {
	turnSecond();
	lately++;
}

/** Whether so many requests come in that other work should give way. In queue mode others answer them. */
export function isTakingRequests(): boolean {
	turnSecond();
	return Math.max(lately, before) >= BUSY_PER_SECOND;
}

function turnSecond(): void {
	const nowMs = Date.now();
	if (nowMs - since < SECOND_MS) return;
	before = nowMs - since < 2 * SECOND_MS ? lately : 0;
	[since, lately] = [nowMs, 0];
}
