import { setTimeout as delay } from 'node:timers/promises';
import type { Instance } from '../../demo/n8n/instance';
import { describeError } from '../../demo/n8n/errors';

/** What every check gets: the running n8n, and the published bundled workflows. */
export interface World {
	n8n: Instance;
	/** Workflow 01: its id, and the address that takes events. */
	capture: { id: string; url: string };
	/** Workflow 07: its id, and the name of its trigger. */
	decay: { id: string; trigger: string };
}

/** One promise of the product, tried in a real n8n. */
export interface Check<Scene = World> {
	/** Behaviour, in a sentence. */
	name: string;
	/** Rejects when the promise is broken; may return a figure worth printing. */
	run(scene: Scene): Promise<string | void>;
}

/** How many checks held. */
export interface Tally {
	passed: number;
	failed: number;
}

/** Longer than any check takes on a slow machine. */
const LIMIT_S = 300;

/** What a check says; one that does not end fails, so that the others have their turn. */
async function runWithin<Scene>(check: Check<Scene>, scene: Scene): Promise<string | void> {
	const ended = new AbortController();
	const limit = delay(LIMIT_S * 1_000, undefined, { signal: ended.signal }).then(() => {
		throw new Error(`There was no end to it within ${LIMIT_S} s.`);
	});
	try {
		return await Promise.race([check.run(scene), limit]);
	} finally {
		ended.abort();
	}
}

async function runOne<Scene>(check: Check<Scene>, scene: Scene): Promise<boolean> {
	const start = Date.now();
	const took = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
	try {
		const figure = await runWithin(check, scene);
		console.log(`ok    ${check.name} (${[figure, took()].filter(Boolean).join(', ')})`);
		return true;
	} catch (error) {
		const indented = describeError(error).replaceAll('\n', '\n      ');
		console.log(`FAIL  ${check.name} (${took()})\n      ${indented}`);
		return false;
	}
}

/** Runs the checks one after the other, in the order given, and prints a line for each. */
export async function runChecks<Scene>(
	checks: ReadonlyArray<Check<Scene>>,
	scene: Scene,
): Promise<Tally> {
	const tally = { passed: 0, failed: 0 };
	for (const check of checks) tally[(await runOne(check, scene)) ? 'passed' : 'failed']++;
	return tally;
}
