import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '../../../lib/store/sqlite/connection';
import { recordBatch } from '../../../lib/store/sqlite/recordBatch';
import { tellDiskStory } from '../../support/disk/smallDisk';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { expectSnapshots } from '../../support/expectSnapshots';
import { preset } from '../../support/preset';
import { townEvents } from '../../support/town';
import { useSqliteFile } from '../../support/useSqliteFile';

jest.setTimeout(60_000);

const now = dayMs(30);
const town = townEvents(100);

describe('looking after an SQLite store', () => {
	const at = useSqliteFile();
	const { openStore, openRaw } = at;
	const hold = (how: string) => {
		const other = openRaw();
		other.exec(how);
		return other;
	};

	describe('a backup', () => {
		const target = () => path.join(at.folder, 'backup.sqlite');

		it('is a whole store of one moment, while others write', async () => {
			const store = await openStore();
			const long = { properties: { note: 'x'.repeat(1_000) } };
			const many = Array.from({ length: 6_000 }, (_, i) =>
				eventOf({ email: `many${i % 50}@example.com` }, long),
			);
			await store.record([...town, ...many], preset, now);
			const parts: number[] = [];
			const others: Array<Promise<unknown>> = [];
			const { bytes } = await store.backup(target(), (part) => {
				parts.push(part);
				const late = eventOf({ email: `late${parts.length}@example.com` });
				others.push(store.record([late], preset, now));
			});
			await Promise.all(others);
			expect(others.length).toBeGreaterThan(0);
			expect(parts.at(-1)).toBe(1);
			expect(bytes).toBeGreaterThan(50_000);
			const copy = await openStore(undefined, target());
			await expectSnapshots(copy, town, preset, now);
			const { candidates } = await copy.counts(now);
			expect((await store.counts(now)).candidates).toBe(candidates + others.length);
			const again = await copy.record(town, preset, now);
			expect(again.every(({ newEvents }) => newEvents === 0)).toBe(true);
		});

		it('takes nobody’s place', async () => {
			const store = await openStore();
			writeFileSync(target(), 'mine');
			const error = await errorOf(store.backup(target()));
			expect(error).toMatchObject({ code: 'target-exists' });
			expect(error.message).toContain(target());
			expect(readdirSync(at.folder)).not.toContain('backup.sqlite.unfinished');
		});

		it('says so when its folder is not there, is no folder, or takes no files', async () => {
			const store = await openStore();
			writeFileSync(path.join(at.folder, 'text'), '');
			mkdirSync(path.join(at.folder, 'blocked.sqlite.unfinished', 'by this'), { recursive: true });
			for (const place of [
				path.join(at.folder, 'nowhere', 'backup.sqlite'),
				path.join(at.folder, 'text', 'backup.sqlite'),
				path.join(at.folder, 'blocked.sqlite'),
				'/proc/self/backup.sqlite',
			]) {
				const error = await errorOf(store.backup(place));
				expect(error).toMatchObject({ code: 'target-unusable' });
				expect(error.message).toContain(place);
				expect(error.advice).toContain(path.dirname(place));
				expect(existsSync(place)).toBe(false);
			}
		});

		it('replaces what a backup left that was cut short', async () => {
			const store = await openStore();
			await store.record(town, preset, now);
			writeFileSync(`${target()}.unfinished`, 'half');
			await store.backup(target());
			expect(readdirSync(at.folder)).not.toContain('backup.sqlite.unfinished');
			expect((await (await openStore(undefined, target())).counts(now)).candidates).toBeGreaterThan(
				50,
			);
		});
	});

	describe('while somebody else writes', () => {
		it('says that vacuuming has to wait, and works on', async () => {
			const store = await openStore(50);
			await store.record(town, preset, now);
			const other = hold('BEGIN IMMEDIATE');
			expect(await errorOf(store.vacuum())).toMatchObject({ code: 'locked' });
			other.exec('ROLLBACK');
			await store.vacuum();
			expect(await store.record([eventOf({ visitorId: 'v' })], preset, now)).toHaveLength(1);
		});

		it('tells that nothing can be written, and what to do, as its health', async () => {
			const store = await openStore(50);
			const other = hold('BEGIN IMMEDIATE');
			const { isWritable, writeMs, problem } = await store.health();
			expect([isWritable, writeMs]).toEqual([false, null]);
			expect(problem?.message).toContain('is locked by another process');
			expect(problem?.advice).toContain('Close other programs');
			other.exec('ROLLBACK');
			expect(await store.health()).toMatchObject({ isWritable: true, problem: null });
		});

		it('leaves events where they are, says so, and takes them out the next time', async () => {
			const store = await openStore(50);
			await store.record(town, preset, now);
			const other = hold('BEGIN IMMEDIATE');
			expect(await errorOf(store.retain({ keepDays: 30 }, now))).toMatchObject({ code: 'locked' });
			other.exec('ROLLBACK');
			expect((await store.retain({ keepDays: 30 }, now)).events).toBeGreaterThan(100);
		});

		it('counts and checks all the same', async () => {
			const store = await openStore(50);
			await store.record(town, preset, now);
			hold('BEGIN IMMEDIATE');
			expect((await store.counts(now)).candidates).toBeGreaterThan(50);
			expect(await store.checkIntegrity(preset, {}, () => undefined)).toMatchObject({
				differences: 0,
			});
		});
	});

	describe('on a disk that is full', () => {
		it('keeps whole transactions and completes with room, on a small tmpfs that is full and then read-only (needs Linux, as root or with user namespaces)', () => {
			const mounted = path.join(at.folder, 'disk');
			mkdirSync(mounted);
			const story = tellDiskStory(mounted, at.folder);
			expect(story).toMatchObject({
				full: { code: 'disk-full' },
				isWhole: true,
				backup: { code: 'disk-full' },
				left: [],
				completes: true,
				goesOn: true,
			});
			expect(story.full.advice).toContain('Free some disk space');
			expect(story.backup.message).toContain(path.join(mounted, 'backup.sqlite'));
			expect(['read-only', 'cannot-open']).toContain(story.readOnly.code);
			expect(story.readOnly.advice).toContain('the user that runs n8n');
		});

		it('keeps whole transactions and completes with room, in a file that may not grow', async () => {
			const connection = await Connection.open(at.file);
			try {
				const events = Array.from({ length: 12_000 }, (_, i) =>
					eventOf({ email: `p${i % 6_000}@example.com` }, { subject: 'x'.repeat(100) }),
				);
				const { database } = connection;
				const store = await openStore();
				await store.saveModel(preset.model);
				await store.reevaluate(preset, now, () => undefined);
				database.exec('PRAGMA max_page_count = 600');
				const error = await errorOf(recordBatch(connection, events, preset, now));
				expect(error).toMatchObject({ code: 'disk-full' });
				const kept = await store.search({}, preset);
				expect(new Set(kept.map(({ memory }) => JSON.stringify(memory.tally))).size).toBeLessThan(
					2,
				);
				database.exec('PRAGMA max_page_count = 1000000');
				await recordBatch(connection, events, preset, now);
				await expectSnapshots(store, events, preset, now);
			} finally {
				await connection.close();
			}
		});
	});
});
