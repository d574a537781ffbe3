import type { Recording } from '../storeWorker';
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
	await record(stage, 'big', { candidates: people, deliveries });
	await stage.use('big', (tables) => multiplyCandidates(tables, copies));
	const seconds = Math.round((performance.now() - started) / 1_000);
	console.log(`  ${stage.engine}: filled in ${seconds} s\n`);
}

/** Deliveries that are recorded beside what there is. */
export type Coming = Pick<Recording, 'candidates' | 'deliveries' | 'seed' | 'when'>;

export async function record(stage: Stage, name: string, coming: Coming): Promise<Work> {
	const place = await stage.place(name);
	const task = { hasTimedIds: true, ...coming, batch: BATCH, hand: 0, hands: 1 };
	return await runWorkers([{ place, kind: 'record', ...task }]);
}
