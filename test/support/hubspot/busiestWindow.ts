/** The most calls that fall into any ten seconds. */
export function busiestWindow(times: readonly number[]): number {
	return Math.max(
		...times.map((from) => times.filter((at) => at >= from && at < from + 10_000).length),
	);
}
