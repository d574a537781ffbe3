import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { toStoreError } from '../../../lib/store/sqlite/toStoreError';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { choosier, dearer } from '../../support/models';
import { expectedSnapshots, storedSnapshots } from '../../support/oracle';
import { preset } from '../../support/preset';
import { makeFolder } from '../../support/sqlitePlace';

jest.setTimeout(60_000);

const now = dayMs(10);
describe('SQLite store, when things go wrong', () => {
	let folder: string;
	let removeFolder: () => void;
	let file: string;
	const opened: Array<CandidateStore | DatabaseSync> = [];

	const openStore = async (patienceMs?: number) => {
		const store = await SqliteStore.open(file, patienceMs);
		opened.push(store);
		return store;
	};
	const openRaw = () => {
		const database = new DatabaseSync(file);
		opened.push(database);
		return database;
	};

	beforeEach(() => {
		({ folder, remove: removeFolder } = makeFolder());
		file = path.join(folder, 'store.sqlite');
	});

	afterEach(async () => {
		for (const one of opened.splice(0)) await one.close();
		removeFolder();
	});

	describe('opening', () => {
		it('makes the folder where there is none', async () => {
			file = path.join(folder, 'a', 'b', 'store.sqlite');
			await openStore();
			expect(readFileSync(file).subarray(0, 6).toString()).toBe('SQLite');
		});

		it('refuses a file that is no database, and leaves it as it is', async () => {
			writeFileSync(file, 'name;email\n'.repeat(500));
			expect((await errorOf(openStore())).code).toBe('not-a-store');
			expect(readFileSync(file, 'utf8')).toBe('name;email\n'.repeat(500));
		});

		it('refuses the database of another program, and leaves its tables as they are', async () => {
			const other = openRaw();
			other.exec("CREATE TABLE workflow (name TEXT); INSERT INTO workflow VALUES ('mine')");
			expect((await errorOf(openStore())).code).toBe('not-a-store');
			expect(other.prepare('SELECT name FROM sqlite_master').all()).toEqual([{ name: 'workflow' }]);
		});

		it('refuses a store of a newer version, and says to update', async () => {
			await (await openStore()).close();
			openRaw().exec('PRAGMA user_version = 99');
			const error = await errorOf(openStore());
			expect(error).toMatchObject({ code: 'newer-schema' });
			expect(error.advice).toContain('Update');
		});

		it('refuses a folder', async () => {
			mkdirSync(file);
			const error = await errorOf(openStore());
			expect(error.code).toBe('cannot-open');
			expect(error.message).toContain(file);
		});

		it('refuses a place under something that is no folder', async () => {
			writeFileSync(file, '');
			file = path.join(file, 'deeper', 'store.sqlite');
			expect((await errorOf(openStore())).code).toBe('cannot-open');
		});

		it('refuses a folder that takes no files, also for root', async () => {
			file = '/proc/self/store.sqlite';
			expect((await errorOf(openStore())).code).toBe('cannot-open');
		});

		it('takes an empty file for a new store', async () => {
			writeFileSync(file, '');
			await openStore();
			expect(await (await openStore()).search({}, preset)).toEqual([]);
		});

		it('waits for another program, but not for ever', async () => {
			await (await openStore()).close();
			const other = openRaw();
			other.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
			expect((await errorOf(openStore(40))).code).toBe('locked');
			const opening = openStore(5_000);
			await setTimeout(40);
			other.exec('COMMIT');
			await expect(opening).resolves.toBeDefined();
		});
	});

	describe('writing', () => {
		const event = eventOf({ email: 'ann@example.com' });

		it('waits for another connection, but not for ever, and lets others run meanwhile', async () => {
			const store = await openStore(60);
			const other = openRaw();
			other.exec('BEGIN IMMEDIATE');
			let turns = 0;
			const timer = setInterval(() => turns++, 1);
			expect((await errorOf(store.record([event], preset, now))).code).toBe('locked');
			expect(turns).toBeGreaterThan(2);
			clearInterval(timer);
			other.exec('ROLLBACK');
			expect(await store.record([event], preset, now)).toHaveLength(1);
		});

		it('goes on as soon as the other connection is done', async () => {
			const store = await openStore();
			const other = openRaw();
			other.exec('BEGIN IMMEDIATE');
			const recording = store.record([event], preset, now);
			await setTimeout(60);
			other.exec('COMMIT');
			expect(await recording).toHaveLength(1);
		});

		it('reads on while another connection writes', async () => {
			const store = await openStore(40);
			await store.record([event], preset, now);
			openRaw().exec('BEGIN IMMEDIATE');
			expect(await store.search({}, preset)).toHaveLength(1);
		});
	});

	describe('failing in the middle of a batch', () => {
		const batch = (size: number): IncomingEvent[] =>
			Array.from({ length: size }, (_, i) =>
				eventOf({ email: `p${i % 4_000}@example.com` }, { eventId: `e${i}` }),
			);

		/** One event of each of so many. */
		const everybody = (size: number): IncomingEvent[] =>
			Array.from({ length: size }, (_, i) =>
				eventOf({ email: `p${i}@example.com` }, { type: 'chat.held', occurredAt: now }),
			);

		/** Makes the store's database refuse what a condition on the new row says. */
		const refuse = (
			table: string,
			condition: string,
			{ how = 'ABORT', on = 'INSERT' }: { how?: string; on?: 'INSERT' | 'UPDATE' } = {},
		) => {
			const raw = openRaw();
			raw.exec(
				`CREATE TRIGGER refuse BEFORE ${on} ON ${table} WHEN ${condition}
				BEGIN SELECT RAISE(${how}, 'no such luck'); END`,
			);
			return () => raw.exec('DROP TRIGGER refuse');
		};

		it.each(['ABORT', 'FAIL', 'ROLLBACK'])(
			'leaves nothing of a transaction (%s), and the next run completes',
			async (how) => {
				const store = await openStore();
				const allow = refuse('event', "NEW.event_id = 'e250'", { how });
				const events = batch(300);
				const error = await errorOf(store.record(events, preset, now));
				expect(error).toMatchObject({ code: 'failed' });
				expect(error.advice).toContain('no such luck');
				expect(await store.search({}, preset)).toEqual([]);
				expect(await store.findIds(events[0].identities)).toEqual([null]);
				allow();
				expect(await store.record(events, preset, now)).toHaveLength(300);
				expect(await storedSnapshots(store, events, preset)).toEqual(
					expectedSnapshots(events, preset, now),
				);
			},
		);

		it('keeps whole transactions of a long run, and the next run adds the rest', async () => {
			const store = await openStore();
			const events = batch(12_000);
			const allow = refuse('event', "NEW.event_id = 'e11999'");
			await errorOf(store.record(events, preset, now));
			const kept = await store.search({}, preset);
			expect(kept.length).toBeGreaterThan(0);
			expect(kept.length).toBeLessThan(4_000);
			expect(new Set(kept.map(({ memory }) => JSON.stringify(memory.tally))).size).toBe(1);
			allow();
			const outcomes = await store.record(events, preset, now);
			expect(outcomes.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(
				12_000 - kept.length * 3,
			);
			expect(await store.search({ minScore: 3, maxScore: 3 }, preset)).toHaveLength(4_000);
		});

		it('rolls back a daily run part by part, and the next run completes', async () => {
			const store = await openStore();
			const events = everybody(9_500);
			await store.record(events, preset, now);
			const allow = refuse('snapshot', 'NEW.candidate_id = 9100', { on: 'UPDATE' });
			let told = 0;
			await errorOf(store.decay(preset, dayMs(60), (part) => (told += part.length)));
			expect(told).toBe(8_000);
			allow();
			const { checked } = await store.decay(preset, dayMs(60), (part) => (told += part.length));
			expect([checked, told]).toEqual([1_500, 9_500]);
		});

		it.each([
			['points', dearer(2), 'UPDATE' as const],
			['patterns', choosier(2), 'INSERT' as const],
		])(
			'rolls back the bringing over to other %s part by part, and the next run completes',
			async (_, model, on) => {
				const store = await openStore();
				const events = everybody(6_000);
				await store.record(events, preset, now);
				const allow = refuse('snapshot', 'NEW.candidate_id = 5000', { on });
				let checked = 0;
				const progress = ({ candidates }: { candidates: number }) => (checked = candidates);
				await errorOf(store.reevaluate(model, now, () => undefined, progress));
				expect(checked).toBe(4_000);
				const expected = expectedSnapshots(events, model, now);
				expect(await storedSnapshots(store, events, model)).toEqual(expected);
				await errorOf(store.reevaluate(model, now, () => undefined));
				allow();
				const other = await openStore();
				const rest = await other.reevaluate(model, now, () => undefined);
				expect(rest.checked).toBe(6_000 - checked);
				expect(await storedSnapshots(store, events, model)).toEqual(expected);
			},
		);
	});

	it('keeps every model version once, with its whole definition', async () => {
		const store = await openStore();
		await store.saveModel(preset.model);
		await store.record([eventOf({ visitorId: 'v' })], preset, now);
		await store.saveModel({ ...preset.model, version: 2 });
		const kept = openRaw().prepare('SELECT key, version, definition FROM model').all();
		expect(kept.map(({ key, version }) => [key, version])).toEqual([
			['candidate-nl', 1],
			['candidate-nl', 2],
		]);
		expect(JSON.parse(String(kept[0].definition))).toEqual(preset.model);
	});

	it.each([
		"UPDATE model SET definition = '{}'",
		"UPDATE model SET note = 'rewritten'",
		'DELETE FROM model',
	])('keeps a published model version from anybody who says %s', async (sql) => {
		const store = await openStore();
		await store.saveModel(preset.model);
		expect(() => openRaw().exec(sql)).toThrow('never');
	});

	it.each([
		['read-only', { readOnly: true }, 'CREATE TABLE t (a)'],
		['disk-full', {}, 'PRAGMA max_page_count = 1; CREATE TABLE t (a); CREATE TABLE u (a)'],
		['failed', {}, 'SELECT nonsense'],
	] as const)('tells %s from what SQLite says', (code, options, sql) => {
		openRaw().exec('PRAGMA user_version = 1');
		const database = new DatabaseSync(file, options);
		opened.push(database);
		let said: unknown;
		try {
			database.exec(sql);
		} catch (error) {
			said = error;
		}
		const error = toStoreError(said, file, 'failed');
		expect(error).toMatchObject({ code, cause: said });
		expect(error.message).toContain(file);
	});
});
