import { describeError } from '../../demo/n8n/errors';
import { stopEverything } from '../../demo/n8n/guarded';
import { whenAskedToStop } from '../../demo/n8n/signals';
import type { Tally } from './check';

/**
 * Runs checks as a script does: stops what they started, also when interrupted, prints how many held, and ends the
 * process with 1 unless all did.
 *
 * @param count - how many checks there are, all of which fail when the run itself does
 */
export function runAsScript(count: number, runAll: () => Promise<Tally>): void {
	void main(count, runAll).then((code) => process.exit(code));
}

async function main(count: number, runAll: () => Promise<Tally>): Promise<number> {
	const fail = (error: unknown): Tally => {
		console.log(`FAIL  ${describeError(error)}`);
		return { passed: 0, failed: count };
	};
	const interrupted = whenAskedToStop().then(() => fail('Interrupted.'));
	const { passed, failed } = await Promise.race([runAll().catch(fail), interrupted]);
	await stopEverything();
	console.log(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}

/** Does one thing as a script does: stops what it started, also when interrupted, and ends the process. */
export function doAsScript(work: () => Promise<void>): void {
	void guard(work).then((code) => process.exit(code));
}

async function guard(work: () => Promise<void>): Promise<number> {
	const stopped = whenAskedToStop().then(() => 130);
	try {
		return await Promise.race([work().then(() => 0), stopped]);
	} catch (error) {
		console.error(describeError(error));
		return 1;
	} finally {
		await stopEverything();
	}
}
