import { runWorkers, type Work } from '../workers';
import { multiplyCandidates } from './multiply';
import type { Stage } from './stage';

const BATCH = 10_000;

/** A town, and how many times everybody is there. */
export interface Crowd {
	people: number;
	deliveries: number;
	copies: number;
}

/** A town is recorded as any other; then everybody is there many times, in the store `big`. */
export async function fill(stage: Stage, { people, deliveries, copies }: Crowd): Promise<void> {
	const started = performance.now();
	await record(stage, 'big', people, deliveries);
	await stage.use('big', (tables) => multiplyCandidates(tables, copies));
	const seconds = Math.round((performance.now() - started) / 1_000);
	console.log(`  ${stage.engine}: filled in ${seconds} s\n`);
}

/** @param seed - another one is other people */
export async function record(
	stage: Stage,
	name: string,
	candidates: number,
	deliveries: number,
	seed?: number,
): Promise<Work> {
	const place = await stage.place(name);
	const whose = { candidates, deliveries, seed, hasScatteredIds: true };
	return await runWorkers([{ place, kind: 'record', ...whose, batch: BATCH, hand: 0, hands: 1 }]);
}
