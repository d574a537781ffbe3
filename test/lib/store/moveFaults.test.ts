import { DatabaseSync } from 'node:sqlite';
import { openMoveSource } from '../../../lib/store/sqlite/moveSource';
import { errorOf } from '../../support/errorOf';
import { dayMs, eventOf } from '../../support/events';
import { dearer } from '../../support/models';
import { ann, everybody, live, now, town, useMove } from '../../support/postgres/useMove';
import { preset } from '../../support/preset';

jest.setTimeout(120_000);

describe('the move from SQLite to PostgreSQL', () => {
	const at = useMove();
	const { move, openOld, openStore: openNew } = at;

	const inNew = async (sql: string) => {
		await at.admin(`SET search_path = "${at.schema}"`);
		return await at.admin(sql);
	};

	it('leaves a file behind that can only be read, and says where everything went', async () => {
		await live(at.old);
		const before = await everybody(at.old);
		await move();
		expect(await everybody(at.old)).toEqual(before);
		for (const work of [
			() => at.old.record([eventOf({ visitorId: 'new' })], preset, now),
			() => at.old.decay(preset, dayMs(90), () => undefined),
			() => at.old.retain({ keepDays: 1 }, now),
			() => at.old.saveDraft(dearer(4).model, '', 'Lisa', now),
		]) {
			const error = await errorOf(work());
			expect(error).toMatchObject({ code: 'moved' });
			expect(error.message).toContain(at.schema);
			expect(error.advice).toContain('Choose PostgreSQL under Store');
		}
		expect(await errorOf(move())).toMatchObject({ code: 'target-not-empty' });
		const { isWritable, problem } = await at.old.health();
		expect(isWritable).toBe(false);
		expect(problem?.message).toContain('were moved to');
	});

	it('refuses a schema in which candidates are, and changes neither', async () => {
		await at.old.record([eventOf(ann)], preset, now);
		const store = await openNew();
		await store.record([eventOf({ visitorId: 'v' })], preset, now);
		const before = await everybody(store);
		const error = await errorOf(move());
		expect(error).toMatchObject({ code: 'target-not-empty' });
		expect(error.advice).toContain('another schema');
		expect(await everybody(store)).toEqual(before);
		expect(await at.old.record([eventOf({ visitorId: 'w' })], preset, now)).toHaveLength(1);
	});

	/** Lets the new store do something else with the rows of a table that fulfil a condition. */
	const interfere = async (table: string, condition: string, deed: string) => {
		await (await openNew()).close();
		await inNew(`
			CREATE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${deed}; RETURN NULL; END $$;
			CREATE TRIGGER interfere BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${condition})
			EXECUTE FUNCTION interfere()`);
		return async () => void (await inNew('DROP FUNCTION interfere CASCADE'));
	};

	it.each<[string, string]>([
		['the connection is cut', 'PERFORM pg_terminate_backend(pg_backend_pid())'],
		['the server refuses', "RAISE EXCEPTION 'no such luck'"],
		['its disk is full', "RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'"],
	])('begins anew after %s; until it is done nobody can use what is there', async (_, deed) => {
		await live(at.old);
		const allow = await interfere('candidate', 'NEW.id > 250', deed);
		await errorOf(move());
		expect(await inNew('SELECT count(*)::integer AS n FROM candidate')).toEqual([{ n: 200 }]);
		const error = await errorOf(openNew());
		expect(error).toMatchObject({ code: 'half-moved' });
		expect(error.advice).toContain('once more');
		await at.old.record([eventOf({ visitorId: 'meanwhile' })], preset, now);
		await allow();
		await move();
		expect(await everybody(await openNew())).toEqual(await everybody(at.old));
	});

	it('begins anew after the process that moves was stopped', async () => {
		await live(at.old);
		const stopped = move(() => {
			throw new Error('stopped');
		});
		await expect(stopped).rejects.toThrow('stopped');
		expect(await errorOf(openNew())).toMatchObject({ code: 'half-moved' });
		await move();
		expect(await everybody(await openNew())).toEqual(await everybody(at.old));
	});

	it('notices when rows are missing, and lets nobody use what is there', async () => {
		await at.old.record(town, preset, now);
		await interfere('identity', 'NEW.candidate_id = 3', 'NULL');
		expect(await errorOf(move())).toMatchObject({ code: 'not-moved' });
		expect(await errorOf(openNew())).toMatchObject({ code: 'half-moved' });
		expect(await at.old.record([eventOf(ann)], preset, now)).toHaveLength(1);
	});

	it('waits for who is writing, but not for ever; while it goes on others read, and wait for writing', async () => {
		await at.old.record(town, preset, now);
		const other = new DatabaseSync(at.file);
		other.exec('BEGIN IMMEDIATE');
		expect(await errorOf(move())).toMatchObject({ code: 'locked' });
		other.exec('ROLLBACK');
		other.close();
		const impatient = await openOld(20);
		const seen: unknown[] = [];
		const source = await openMoveSource(at.file);
		seen.push((await impatient.search({ limit: 1 }, preset)).length);
		seen.push((await errorOf(impatient.record([eventOf(ann)], preset, now))).code);
		await source.close();
		expect(seen).toEqual([1, 'locked']);
		expect(await impatient.record([eventOf(ann)], preset, now)).toHaveLength(1);
	});
});
