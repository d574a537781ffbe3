/** Lets one asynchronous piece of work at a time through, in the order of asking. */
export class Mutex {
	private last: Promise<unknown> = Promise.resolve();

	run<Result>(work: () => Promise<Result>): Promise<Result> {
		const result = this.last.then(work);
		this.last = result.catch(() => undefined);
		return result;
	}
}
