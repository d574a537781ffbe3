import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { CandidateStore } from '../../../lib/store';
import { dayMs } from '../events';
import { expectSnapshots } from '../expectSnapshots';
import { expectedSnapshots, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { dealTown, townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const script = path.join(__dirname, '../recordElsewhere.ts');
const now = dayMs(30);

/** What an engine promises to real processes that share a store. */
export function describeProcesses(engine: string, makePlace: MakePlace): void {
	describe(`${engine} store of several processes`, () => {
		const at = useStore(makePlace);
		const started: ChildProcess[] = [];

		const recordElsewhere = (hand: number, hands: number, size: number) => {
			const numbers = [hand, hands, size].map(String);
			const args = ['--import', 'tsx', script, at.place.address, ...numbers];
			const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
			started.push(child);
			return child;
		};
		const codeOf = async (child: ChildProcess) => {
			const [code] = (await once(child, 'close')) as [number | null];
			return code;
		};

		afterEach(() => {
			for (const child of started.splice(0)) child.kill('SIGKILL');
		});

		it.each([3, 25, 400])(
			'gives everybody the right score when they record the same people at once, %d events at a time',
			async (size) => {
				const hands = 4;
				const children = dealTown(hands).map((_, hand) => recordElsewhere(hand, hands, size));
				expect(await Promise.all(children.map(codeOf))).toEqual(children.map(() => 0));
				const town = townEvents(60);
				const expected = expectedSnapshots(town, preset, now);
				expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
				expect(await eventIdsOf(at.store)).toEqual(new Set(town.map(({ eventId }) => eventId)));
			},
		);

		it('keeps what a killed process reported, and no half candidate', async () => {
			const child = recordElsewhere(0, 1, 10);
			let reported = 0;
			for await (const line of createInterface({ input: child.stdout! })) {
				reported = Number(line);
				if (reported === 300) child.kill('SIGKILL');
			}
			const [town] = dealTown(1);
			expect(reported).toBeLessThan(town.length);
			const kept = await eventIdsOf(at.store);
			for (const { eventId } of town.slice(0, reported)) expect(kept).toContain(eventId);
			const recorded = town.filter(({ eventId }) => kept.has(eventId));
			await expectSnapshots(at.store, recorded, preset, now);
		});

		it('lets the others go on when one is killed in the middle of its work', async () => {
			const [victim, other] = [0, 1].map((hand) => recordElsewhere(hand, 2, 40));
			const code = codeOf(other);
			await once(createInterface({ input: victim.stdout! }), 'line');
			victim.kill('SIGKILL');
			expect(await code).toBe(0);
			const town = townEvents(60);
			await at.store.record(town, preset, now);
			await expectSnapshots(at.store, town, preset, now);
		});
	});
}

async function eventIdsOf(store: CandidateStore): Promise<Set<string>> {
	const ids = new Set<string>();
	await store.readHistories((part) => {
		for (const { events } of part) for (const { eventId } of events) ids.add(eventId);
	});
	return ids;
}
