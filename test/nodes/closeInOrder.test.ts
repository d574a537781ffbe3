import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { heat } from '../e2e/trigger/town';
import type { HostErrand, Said } from '../support/closing/errand';
import { bundleScript } from '../support/kill/bundle';
import { makePostgresPlace } from '../support/postgres/place';
import { useServer } from '../support/postgres/useServer';
import type { MakePlace, Place } from '../support/promises/place';
import { makeFolder, makeSqlitePlace } from '../support/sqlitePlace';

jest.setTimeout(120_000);

const READERS = ['one', 'two', 'three', 'four'];
const HOT = 40;

describe('a process that is asked to end', () => {
	const server = useServer();
	const { folder, remove } = makeFolder();
	let host: string;

	beforeAll(
		async () => (host = await bundleScript(require.resolve('../support/closing/host'), folder)),
	);
	afterAll(remove);

	/** Runs triggers in a process of their own, and asks it to end, once, at the first line that says it is time. */
	const run = async (errand: HostErrand, isTime: (said: Said) => boolean) => {
		const child = spawn(process.execPath, [host, JSON.stringify(errand)], {
			stdio: ['ignore', 'pipe', 'inherit'],
			timeout: 60_000,
			killSignal: 'SIGKILL',
		});
		const closed = once(child, 'close');
		const said: Said[] = [];
		let wasAsked = false;
		for await (const line of createInterface({ input: child.stdout })) {
			said.push(JSON.parse(line) as Said);
			if (!wasAsked && isTime(said[said.length - 1])) wasAsked = child.kill('SIGTERM');
		}
		const [code, signal] = (await closed) as [number | null, NodeJS.Signals | null];
		return { said, code, signal };
	};
	const givenIn = (said: readonly Said[]) => said.filter((one) => one.word === 'given');

	const engines: Array<[string, MakePlace]> = [
		['SQLite', makeSqlitePlace],
		['PostgreSQL', () => makePostgresPlace(server.current)],
	];
	describe.each(engines)('with its transitions in %s', (_, makePlace) => {
		let place: Place;
		let hot: number[];

		beforeEach(async () => {
			place = await makePlace();
			const store = await place.open();
			for (const reader of READERS) await store.transitions.open(reader, 0);
			hot = await heat(store, 0, HOT);
		});
		afterEach(async () => await place.remove());

		it('hands out nothing more, confirms what runs, and the next one goes on: each transition once', async () => {
			const errand: HostErrand = {
				...{ address: place.address, readers: READERS, executionMs: 30, ends: 'itself' },
			};
			const before = await run(errand, ({ word }) => word === 'given');
			const ending = before.said.findIndex(({ word }) => word === 'ending');
			expect(before.said.slice(ending).filter(({ word }) => word !== 'ending')).toEqual([]);
			expect(before.code).toBe(0);

			const left = READERS.length * HOT - givenIn(before.said).flatMap(({ ids }) => ids).length;
			expect(left).toBeGreaterThan(0);
			let seen = 0;
			const after = await run(errand, (one) => {
				if (one.word === 'given') seen += one.ids.length;
				return seen >= left;
			});
			const given = givenIn([...before.said, ...after.said]);
			for (const reader of READERS)
				expect(given.filter((one) => one.reader === reader).flatMap(({ ids }) => ids)).toEqual(hot);
		});
	});

	it('listens once, whatever the number of triggers, and ends by the signal where nothing else ends it', async () => {
		const place = await makeSqlitePlace();
		const errand: HostErrand = {
			...{ address: place.address, readers: READERS, executionMs: 0, ends: 'bySignal' },
		};
		const { said, signal } = await run(errand, ({ word }) => word === 'started');
		expect(said).toEqual([{ word: 'started', listeners: 1 }]);
		expect(signal).toBe('SIGTERM');
		await place.remove();
	});
});
