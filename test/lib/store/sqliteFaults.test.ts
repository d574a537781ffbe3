import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { toStoreError } from '../../../lib/store/sqlite/toStoreError';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import {
	expectDecayGoesOn,
	expectNothingLeft,
	expectReevaluationGoesOn,
	expectWholeTransactions,
} from '../../support/interrupted';
import { choosier, dearer } from '../../support/models';
import { preset } from '../../support/preset';
import { useSqliteFile } from '../../support/useSqliteFile';

jest.setTimeout(60_000);

const now = dayMs(10);

describe('SQLite store, when things go wrong', () => {
	const at = useSqliteFile();
	const { openStore, openRaw } = at;

	describe('opening', () => {
		it('makes the folder where there is none', async () => {
			at.file = path.join(at.folder, 'a', 'b', 'store.sqlite');
			await openStore();
			expect(readFileSync(at.file).subarray(0, 6).toString()).toBe('SQLite');
		});

		it('refuses a file that is no database, and leaves it as it is', async () => {
			writeFileSync(at.file, 'name;email\n'.repeat(500));
			expect((await errorOf(openStore())).code).toBe('not-a-store');
			expect(readFileSync(at.file, 'utf8')).toBe('name;email\n'.repeat(500));
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
			mkdirSync(at.file);
			const error = await errorOf(openStore());
			expect(error.code).toBe('cannot-open');
			expect(error.message).toContain(at.file);
		});

		it('refuses a place under something that is no folder', async () => {
			writeFileSync(at.file, '');
			at.file = path.join(at.file, 'deeper', 'store.sqlite');
			expect((await errorOf(openStore())).code).toBe('cannot-open');
		});

		it('refuses a folder that takes no files, also for root', async () => {
			at.file = '/proc/self/store.sqlite';
			expect((await errorOf(openStore())).code).toBe('cannot-open');
		});

		it('takes an empty file for a new store', async () => {
			writeFileSync(at.file, '');
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
				const refusal = () => refuse('event', "NEW.event_id = 'e250'", { how });
				await expectNothingLeft(await openStore(), refusal, 'failed', /no such luck/);
			},
		);

		it('keeps whole transactions of a long run, and the next run adds the rest', async () => {
			const refusal = () => refuse('event', "NEW.event_id = 'e11999'");
			await expectWholeTransactions(await openStore(), refusal);
		});

		it('rolls back a daily run part by part, and the next run completes', async () => {
			const refusal = () => refuse('snapshot', 'NEW.candidate_id = 9100', { on: 'UPDATE' });
			expect(await expectDecayGoesOn(await openStore(), 9_500, refusal)).toBe(8_000);
		});

		it.each([
			['points', dearer(2), 'UPDATE' as const],
			['patterns', choosier(2), 'INSERT' as const],
		])(
			'rolls back the bringing over to other %s part by part, and the next run completes',
			async (_, model, on) => {
				const refusal = () => refuse('snapshot', 'NEW.candidate_id = 5000', { on });
				expect(await expectReevaluationGoesOn(openStore, model, 6_000, refusal)).toBe(4_000);
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
		const database = openRaw(options);
		let said: unknown;
		try {
			database.exec(sql);
		} catch (error) {
			said = error;
		}
		const error = toStoreError(said, at.file, 'failed');
		expect(error).toMatchObject({ code, cause: said });
		expect(error.message).toContain(at.file);
	});
});
