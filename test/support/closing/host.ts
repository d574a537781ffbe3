/** A process of its own that runs Candidate Triggers and ends as n8n does: it waits for what runs, then exits. */
import { setTimeout } from 'node:timers/promises';
import { Handout } from '../../../lib/transitions';
import { closeInOrder } from '../../../nodes/shared/closeInOrder';
import { openStoreAt } from '../storeAt';
import { BATCH_SIZE, type HostErrand, type Said } from './errand';

function say(said: Said): void {
	process.stdout.write(`${JSON.stringify(said)}\n`);
}

async function main([text]: string[]): Promise<void> {
	const { address, readers, executionMs, ends }: HostErrand = JSON.parse(text) as HostErrand;
	const { transitions: feed } = await openStoreAt(address);
	let running = 0;
	const start = (reader: string): Handout =>
		new Handout({
			...{ feed, reader, wants: ({ to }) => to === 'hot', batchSize: BATCH_SIZE, everyMs: 5 },
			now: Date.now,
			hand: async (transitions) => {
				say({ word: 'given', reader, ids: transitions.map(({ id }) => id) });
				running++;
				await setTimeout(executionMs);
				running--;
			},
			onTrouble: (error) => say({ word: 'trouble', message: String(error) }),
		});
	const end = async (): Promise<void> => {
		say({ word: 'ending' });
		const late = start(readers[0]);
		closeInOrder(late);
		while (running > 0) await setTimeout(1);
		await Promise.all([...closers.map((close) => close()), late.finished]);
		process.exit();
	};
	if (ends === 'itself') process.once('SIGTERM', () => void end());
	const closers = readers.map((reader) => closeInOrder(start(reader)));
	say({ word: 'started', listeners: process.listenerCount('SIGTERM') });
}

void main(process.argv.slice(2));
