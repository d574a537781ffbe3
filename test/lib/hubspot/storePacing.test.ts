import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HubSpot, pushContacts, setUp, wantedSchema } from '../../../lib/hubspot';
import { machineClock } from '../../../lib/hubspot/clock';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { Twin } from '../../support/hubspot';
import { busiestWindow } from '../../support/hubspot/busiestWindow';
import { closeScenes, contactRecords, openReadyScene } from '../../support/hubspot/scene';
import { makePostgresPlace } from '../../support/postgres/place';
import { useServer } from '../../support/postgres/useServer';
import { preset } from '../../support/preset';
import type { Place } from '../../support/promises/place';
import { makeSqlitePlace } from '../../support/sqlitePlace';

jest.setTimeout(120_000);
closeScenes();

const script = path.join(__dirname, '../../support/hubspot/pushElsewhere.ts');

/** More calls than fit into a window, from each of two. */
const CONTACTS = 6_000;

describe('processes that share a token and a store', () => {
	const server = useServer();
	let place: Place;
	let twin: Twin;

	afterEach(async () => {
		await twin.close();
		await place.remove();
	});

	it.each([
		['SQLite', makeSqlitePlace],
		['PostgreSQL', () => makePostgresPlace(server.current)],
	])('keep the limits of the smallest subscription together, through %s', async (name, make) => {
		place = await make();
		twin = await Twin.start({ clock: machineClock });
		const token = twin.key();
		const store = await place.open();
		const hubspot = await HubSpot.connect({ token, baseUrl: twin.url, store });
		await setUp(hubspot, wantedSchema(preset));
		const push = async (from: number) => {
			const args = ['--import', 'tsx', script, place.address, twin.url, token];
			const counts = [String(from), String(CONTACTS)];
			const { stdout } = await promisify(execFile)(process.execPath, [...args, ...counts]);
			return Number(stdout);
		};
		expect(await Promise.all([push(0), push(CONTACTS)])).toEqual([CONTACTS, CONTACTS]);
		const turnedAway = twin.calls.filter(({ status }) => status === 429).length;
		const busiest = busiestWindow(twin.calls.map(({ atMs }) => atMs));
		console.log(
			`two processes, ${name}: ${twin.calls.length} calls, at most ${busiest} in any 10 s, ${turnedAway} turned away`,
		);
		expect(turnedAway).toBe(0);
		expect(busiest).toBeLessThanOrEqual(100);
		expect(twin.portal.records.contacts.size).toBe(2 * CONTACTS);
	});
});

describe('a store that is of no use', () => {
	it('ends the run with what is wrong with it, and writes nothing', async () => {
		const { twin, key, clock } = await openReadyScene();
		const place = await makeSqlitePlace();
		const store = await SqliteStore.open(place.address);
		await store.close();
		const hubspot = await HubSpot.connect({ token: key, baseUrl: twin.url, clock, store });
		await expect(pushContacts(hubspot, contactRecords(3))).rejects.toMatchObject({
			name: 'StoreError',
		});
		expect(twin.calls).toEqual([]);
		await place.remove();
	});
});
